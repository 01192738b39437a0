"""What the security and privacy papers give as evidence exists: every file, and every test in the file it is said to be in."""
import re
from pathlib import Path

papers = ["SECURITY.md", "docs/security/*.md", "docs/privacy/*.md"]
places = ("src/", "tests/", "docs/", "tools/", "web/")


def said_in(line):
    """(file, test or None) for each `path` and each "test" behind one, in order."""
    file = None
    for path, test in re.findall(r'`([^`]+)`|"([^"]+)"', line):
        if path and (path.startswith(places) or path in ("SECURITY.md", "CMakeLists.txt", "test")):
            file = path.split("#")[0].split(" ")[0]
            yield file, None
        elif path:
            continue
        elif file:
            yield file, test


def missing(root: Path, only=None):
    wrong = []
    for paper in sorted(p for pattern in only or papers for p in root.glob(pattern)):
        for number, line in enumerate(paper.read_text().splitlines(), 1):
            where = f"{paper.relative_to(root)}:{number}"
            for file, test in said_in(line):
                if not (root / file).exists():
                    wrong.append(f"{where}: there is no {file}")
                elif test and line.startswith("|") and (root / file).is_file() and test not in (root / file).read_text(errors="replace"):
                    wrong.append(f"{where}: nothing in {file} is called \"{test}\"")
            for link in re.findall(r"\]\(([^)#]+)\)", line):
                if "://" not in link and not (paper.parent / link).exists():
                    wrong.append(f"{where}: the link to {link} leads nowhere")
    return wrong


def unnumbered(root: Path):
    """Rows of the ASVS table whose status is none of those it explains."""
    known = {"holds", "partly", "no", "n/a", "operator"}
    return [f"docs/security/asvs.md:{number}: {line[:60]}"
            for number, line in enumerate((root / "docs/security/asvs.md").read_text().splitlines(), 1)
            if re.match(r"\| \d", line) and line.split("|")[3].strip() not in known]
