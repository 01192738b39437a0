"""Arrows: every #include goes to the own module or to one that LAYERS names for it."""
import re
from pathlib import Path

from layers import loops, read_layers

INCLUDE = re.compile(r'^\s*#\s*include\s*"([a-z]+)/[^"]+"', re.M)

# What only one module may know. Words of a header's name → the modules that may include it.
OUTSIDE = {
    "sqlite3.h": {"journal"},
    "libpq-fe.h": {"journal"},
    "curl/curl.h": {"post"},
    "boost/beast": {"http"},
    "boost/asio": {"http"},
    "boost/json": {"exchange", "sources", "http", "cli", "identity"},
    "expat.h": {"sources"},
    "zip.h": {"handbook", "sources"},
}


def wrong_arrows(root: Path):
    uses, _ = read_layers(root)
    wrong = loops(uses)
    for path in sorted((root / "src").rglob("*.[ch]pp")):
        module, text = path.relative_to(root / "src").parts[0], path.read_text()
        where = path.relative_to(root)
        if module not in uses:
            wrong.append(f"{where}: LAYERS does not name {module}")
            continue
        for target in INCLUDE.findall(text):
            if target != module and target not in uses[module]:
                wrong.append(f"{where}: includes {target}/, which {module} may not use")
        for header, owners in OUTSIDE.items():
            if re.search(rf"#\s*include\s*<{re.escape(header)}", text) and module not in owners:
                wrong.append(f"{where}: includes <{header}…>, which belongs to {', '.join(sorted(owners))}")
    return wrong
