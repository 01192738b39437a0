"""Small promises about the sources that a reader would otherwise have to keep in mind."""
import re
from pathlib import Path


def lines_of(root: Path, *patterns):
    for pattern in patterns:
        for path in sorted(root.glob(pattern)):
            if "node_modules" in path.parts or "dist" in path.parts:
                continue
            for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
                yield path.relative_to(root), number, line


def wrong_words(root: Path):
    return [
        ("no SQL outside the journal", [
            f"{path}:{number}: {line.strip()[:80]}"
            for path, number, line in lines_of(root, "src/**/*.cpp", "src/**/*.hpp")
            if path.parts[1] != "journal" and re.search(r'"\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE)\b', line)
        ]),
        ("no TRY in the braces of a struct, where g++ 12 would leak the members before it", [
            f"{path}:{number}: {line.strip()[:80]}"
            for path, number, line in lines_of(root, "src/**/*.cpp", "src/**/*.hpp")
            if re.search(r"^\s*\.\w+ = [^;]*\bTRY\(", line) or re.search(r",\s*\.\w+ = [^;]*\bTRY\(", line)
        ]),
        ("no {@html} and no inline style in the web app", [
            f"{path}:{number}: {line.strip()[:80]}"
            for path, number, line in lines_of(root, "web/src/**/*.svelte", "web/index.html")
            if "{@html" in line or re.search(r'\sstyle="', line)
        ]),
        ("no file is over 600 lines", [
            f"{path}: {count} lines"
            for path in sorted(root.glob("src/**/*.[ch]pp"))
            if (count := len(path.read_text().splitlines())) > 600
        ]),
    ]
