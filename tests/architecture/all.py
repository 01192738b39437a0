#!/usr/bin/env python3
"""all.py BUILD: the architecture, checked. Each check is first seen to fail on a planted fault.

Prints what is wrong, and closes with 'N passed, M failed'."""
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from arrows import wrong_arrows  # noqa: E402
from evidence import missing, unnumbered  # noqa: E402
from layers import read_layers  # noqa: E402
from names import twice  # noqa: E402
from purity import wrong_calls  # noqa: E402
from sbom import wrong_bill, wrong_form  # noqa: E402
from secrets_and_words import wrong_words  # noqa: E402

root = Path(__file__).resolve().parents[2]
build = (root / sys.argv[1]) if len(sys.argv) > 1 else root / "build/release"
passed = failed = 0


def check(sentence, wrong):
    global passed, failed
    if wrong:
        failed += 1
        print(f"FAILED {sentence}")
        for line in wrong[:20]:
            print(f"  {line}")
    else:
        passed += 1
        print(f"ok     {sentence}")


def planted_arrow():
    """A copy of the sources with one forbidden include in an engine: the check must name it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copy(root / "LAYERS", copy)
        (copy / "src/network").mkdir(parents=True)
        (copy / "src/network/planted.cpp").write_text('#include "http/router.hpp"\n')
        return [] if any("planted.cpp" in line for line in wrong_arrows(copy)) else ["a planted include was not found"]


def planted_loop():
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        (copy / "src").mkdir()
        (copy / "LAYERS").write_text("base: domain\ndomain: base\n")
        return [] if wrong_arrows(copy) else ["a planted loop was not found"]


def planted_call():
    """An object that writes to std::cout and reads a clock."""
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder) / "planted.cpp", Path(folder) / "planted.o"
        source.write_text("#include <chrono>\n#include <iostream>\nvoid planted() { std::cout << "
                          "std::chrono::system_clock::now().time_since_epoch().count(); }\n")
        subprocess.run(["g++", "-std=c++20", "-O2", "-c", str(source), "-o", str(made)], check=True)
        wrong = " ".join(wrong_calls(root, build, only=[made]))
        return [] if "the console" in wrong and "a clock" in wrong else ["a planted call was not found"]


def planted_evidence():
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        (copy / "docs/security").mkdir(parents=True)
        (copy / "tests").mkdir()
        (copy / "tests/one.cpp").write_text('TEST_CASE("one")')
        (copy / "docs/security/asvs.md").write_text('| 1.1.1 | x | holds | `tests/one.cpp` "two"; `tests/gone.cpp` |\n| 1.1.2 | x | sure | `tests/one.cpp` "one" |\n')
        found = " ".join(missing(copy) + unnumbered(copy))
        return [] if all(word in found for word in ('"two"', "tests/gone.cpp", "1.1.2")) else [f"of planted evidence only this was found: {found}"]


def planted_name():
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        (copy / "src/base").mkdir(parents=True)
        (copy / "src/base/one.hpp").write_text("namespace schakel {\nstruct Shown {\n};\n}  // namespace schakel\n")
        (copy / "src/base/two.hpp").write_text("namespace schakel {\nenum class Shown : int { yes };\n}  // namespace schakel\n")
        (copy / "src/base/own.cpp").write_text("namespace schakel {\nnamespace {\nstruct Shown {\n};\n}  // namespace\n}  // namespace schakel\n")
        found = twice(copy)
        return [] if len(found) == 1 and "own.cpp" not in found[0] else [f"of a planted name this was found: {found}"]


check("an include against the layers is found", planted_arrow())
check("a loop in LAYERS is found", planted_loop())
check("no file includes what its layer may not use", wrong_arrows(root))
check("a name that two types have is found", planted_name())
check("no two types have one name in one namespace", twice(root))
check("a call to the outside in a pure library is found", planted_call())
built = [m for m in read_layers(root)[1] if (build / f"libschakel_{m}.a").exists()]
check("there are pure libraries to look at", [] if "base" in built and "domain" in built else [f"only {built} in {build}"])
check("the pure libraries reach for nothing outside", wrong_calls(root, build))
check("evidence that is not there is found", planted_evidence())
check("every file and test that the security and privacy papers name exists", missing(root) + unnumbered(root))
check("a bill of materials without its fields is refused", [] if len(wrong_form({"components": [{"name": "x"}]})) >= 6 else ["it was taken"])
if (build / "schakel").exists():
    check("the bill of materials is whole, well formed and the same twice", wrong_bill(root, build))
for sentence, wrong in wrong_words(root):
    check(sentence, wrong)
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
