"""The bill of materials of a build: what CycloneDX demands is there, what the program needs is in it, and twice gives the same."""
import json
import re
import subprocess
import sys
from pathlib import Path


def made(root: Path, build: Path):
    run = subprocess.run([sys.executable, str(root / "tools/sbom"), str(build)], capture_output=True, text=True, check=False)
    return run.stdout if run.returncode == 0 else "{}"


def wrong_form(bill):
    """What the schema of CycloneDX 1.6 would refuse in the fields that we write."""
    wrong = []

    def must(holds, what):
        if not holds:
            wrong.append(what)

    must(bill.get("bomFormat") == "CycloneDX" and bill.get("specVersion") == "1.6", "no CycloneDX 1.6")
    must(isinstance(bill.get("version"), int) and bill["version"] >= 1, "no version of the bill")
    must(re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", bill.get("serialNumber", "")), "no serial number")
    parts = [bill.get("metadata", {}).get("component", {}), *bill.get("components", [])]
    references = [one.get("bom-ref") for one in parts]
    must(len(set(references)) == len(references) and None not in references, "a bom-ref is there twice or not at all")
    for one in parts:
        name = one.get("bom-ref")
        must(one.get("type") in ("application", "library") and one.get("name") and one.get("version"), f"{name}: type, name or version")
        must(one.get("licenses"), f"{name}: no licence")
        for licence in one.get("licenses", []):
            must(set(licence) == {"license"} and len({"id", "name"} & set(licence["license"])) == 1, f"{name}: a licence is an id or a name")
        must(one.get("type") == "application" or re.match(r"pkg:(deb|npm)/[^ ]+@[^ ]+$", one.get("purl", "")), f"{name}: no purl")
        for digest in one.get("hashes", []):
            must(digest.get("alg") == "SHA-512" and re.fullmatch(r"[0-9a-f]{128}", digest.get("content", "")), f"{name}: a hash is no SHA-512")
    for edge in bill.get("dependencies", []):
        must(edge.get("ref") in references and set(edge.get("dependsOn", [])) <= set(references), f"{edge.get('ref')}: depends on what is not there")
    return wrong


def wrong_parts(root: Path, build: Path, bill):
    """What the program says that it needs, the Debian packages of it, and the web app's own dependencies."""
    names = {one["name"] for one in bill.get("components", [])}
    needed = re.findall(r"NEEDED.*\[(\S+)\]", subprocess.run(["readelf", "-d", str(build / "schakel")], capture_output=True, text=True, check=False).stdout)
    wrong = [] if needed else ["readelf says nothing of the program"]
    elsewhere = {"libcrypto": "libssl", "libm": "libc", "libz": "zlib", "libgcc_s": "libgcc-s", "ld-linux-x86-64": "libc", "libstdc++": "libstdc++", "libboost_json": "libboost-json"}
    for library in needed:  # libsodium.so.23 → libsodium23
        stem = library.split(".so")[0]
        package = re.compile(re.escape(elsewhere.get(stem, stem)) + r"[-\d.]*g?(-\d)?$")
        if not any(package.match(name) for name in names):
            wrong.append(f"{library} is linked and not in the bill")
    for package in json.loads((root / "web/package.json").read_text())["dependencies"]:
        if package.rpartition("/")[2] not in names:
            wrong.append(f"{package} is in the web app and not in the bill")
    for package in ("svelte", "libboost1.81-dev", "libeigen3-dev"):
        if package not in names:
            wrong.append(f"{package} is compiled in and not in the bill")
    return wrong


def wrong_bill(root: Path, build: Path):
    text = made(root, build)
    bill = json.loads(text)
    return wrong_form(bill) + wrong_parts(root, build, bill) + ([] if made(root, build) == text else ["twice is not the same"])
