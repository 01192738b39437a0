"""One name is one thing: two types of one name in one namespace are undefined behaviour as soon as a program holds both."""
import collections
import re

opens = re.compile(r"^namespace ([\w:]+) \{", re.M)
unnamed = re.compile(r"^namespace \{.*?^\}  // namespace$", re.M | re.S)
defined = re.compile(r"^(?:struct|class|enum class) (\w+)(?: final)?(?: : [^;{]*)? \{", re.M)


def twice(root):
    places = collections.defaultdict(list)
    for file in sorted([*(root / "src").rglob("*.hpp"), *(root / "src").rglob("*.cpp")]):
        text = unnamed.sub("", file.read_text(encoding="utf-8"))
        space = opens.search(text)
        for found in defined.finditer(text):
            places[(space[1] if space else "", found[1])].append(str(file.relative_to(root)))
    return [f"{space}::{name} is defined in {' and in '.join(files)}" for (space, name), files in places.items() if len(files) > 1]
