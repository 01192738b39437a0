"""LAYERS, read the way CMakeLists.txt reads it."""
from pathlib import Path


def read_layers(root: Path):
    """Returns ({module: modules it may use}, [pure modules]), in the order of the file."""
    uses, pure = {}, []
    for line in (root / "LAYERS").read_text().splitlines():
        if line.startswith("# pure, checked with nm:"):
            pure = line.split(":", 1)[1].split()
        elif line and not line.startswith("#"):
            module, _, names = line.partition(":")
            uses[module.strip()] = names.split()
    return uses, pure


def loops(uses):
    """Modules that name one which stands below them: a loop could be written."""
    seen, wrong = set(), []
    for module, names in uses.items():
        wrong += [f"LAYERS: {module} uses {name}, which is not above it" for name in names if name not in seen]
        seen.add(module)
    return wrong
