"""Purity: the libraries that only compute call nothing that touches the outside: no file, socket, clock, environment,
random device, output, exit or thread. Read from their symbols with nm, so that no macro can hide a call."""
import re
import subprocess
from pathlib import Path

from layers import read_layers

IMPURE = [
    (r"std::cout|std::cerr|std::clog|std::cin\b", "the console"),
    (r"^(printf|fprintf|puts|putchar|fputs|fwrite|write|perror|__printf_chk|__fprintf_chk)$", "output"),
    (r"^(fopen|fopen64|open|open64|openat|read|fread|unlink|rename|mkdir|stat|stat64)$", "files"),
    (r"std::(basic_)?[io]?f(ile)?stream|std::filesystem", "files"),
    (r"^(socket|connect|bind|listen|accept|send|recv|getaddrinfo)$", "the network"),
    (r"^(time|clock|clock_gettime|gettimeofday|localtime|localtime_r|nanosleep|usleep|sleep)$", "a clock"),
    (r"std::chrono::_V2::(system|steady)_clock::now|std::chrono::\S*clock::now", "a clock"),
    (r"std::random_device|^(rand|srand|random|arc4random|getrandom|getentropy)$", "chance without a seed"),
    (r"^(getenv|secure_getenv|setenv)$", "the environment"),
    (r"^(exit|_exit|quick_exit|system|fork|execve|popen|signal|sigaction)$", "the process"),
    (r"std::thread::_M_start_thread|std::async|^pthread_create$", "threads"),
]


def calls(library: Path):
    """Undefined symbols of an archive or object, demangled: [(object, symbol)]."""
    listing = subprocess.run(["nm", "-A", "-C", "--undefined-only", str(library)], capture_output=True, text=True, check=True)
    found = []
    for line in listing.stdout.splitlines():
        place, _, symbol = line.partition(" U ")
        if symbol:
            found.append((place.strip().rstrip(":").split(":")[-1] or library.name, symbol.split("@")[0].strip()))
    return found


def wrong_calls(root: Path, build: Path, only=None):
    _, pure = read_layers(root)
    wrong = []
    for module in pure:
        for library in only or [build / f"libschakel_{module}.a"]:
            if not library.exists():
                continue  # a module without .cpp files has no library
            for place, symbol in calls(library):
                for pattern, what in IMPURE:
                    if re.search(pattern, symbol):
                        wrong.append(f"{module} ({place}) reaches for {what}: {symbol}")
        if only:
            break
    return sorted(set(wrong))
