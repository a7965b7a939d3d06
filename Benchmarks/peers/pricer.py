"""Measures pricers of an Asian call in PiKit, NumPy, Numba and Swift, and writes pricer.md.

The argument is the program Simulations. Without it, only the pricers in Python are measured, and
nothing is written. Run this with the Python of an environment that has the packages in
requirements.txt. In each round all programs run in turn, on one worker and on two, so that noise
affects all of them equally. The figures are medians. The prices must agree.
"""

import argparse
import datetime
import importlib.metadata
import math
import os
import platform
import re
import statistics
import sys
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

import peers

ROUNDS = 5
WORKERS = (1, 2)
STANDARD_ERRORS = 5
TABLE = peers.SOURCES / "pricer.md"
REFERENCE = "NumPy, PCG64 and ziggurat, chunks in the cache"


@dataclass
class Pricer:
    """A row of the table. `command` is followed by the numbers of paths and workers.

    `is_reproducible` says that the price is the same in each round and on any number of workers.
    """

    name: str
    language: str
    command: list
    paths: int = 10_000_000
    is_reproducible: bool = False
    seconds: dict = field(default_factory=lambda: {workers: [] for workers in WORKERS})
    prices: list = field(default_factory=list)

    def measure(self, workers):
        found = peers.answer([*self.command, str(self.paths), str(workers)])
        if found["paths"] != self.paths:
            sys.exit(f"pricer: {self.name} took {found['paths']} paths, not {self.paths}")
        self.seconds[workers].append(found["seconds"])
        self.prices.append((found["price"], found["standardError"]))
        if self.is_reproducible and len(set(self.prices)) != 1:
            sys.exit(f"pricer: {self.name} has several prices: {set(self.prices)}")

    def speed(self, workers):
        """The millions of paths a second."""
        return self.paths / statistics.median(self.seconds[workers]) / 1e6


def pricers(program):
    def python(name, file):
        return Pricer(name, "Python", [sys.executable, peers.SOURCES / file])

    def swift(name, form, **more):
        return Pricer(name, "Swift", [program, "--pricer", form], **more)

    rows = [
        python(REFERENCE, "pricer_numpy.py"),
        python("Numba, prange, its mt19937 and polar normals", "pricer_numba.py"),
        python("Numba, threads, PCG64 and ziggurat", "pricer_numba_generator.py"),
    ]
    if program:
        rows += [
            swift("SystemRandomNumberGenerator, polar normals", "system", paths=1_000_000),
            swift("**PiKit, closure, `draws.normal()`**", "draws", is_reproducible=True),
            swift("**PiKit, closure, `normals: 12`**", "normals", is_reproducible=True),
        ]
    return rows


def check_prices(rows):
    """Compares the first prices of all pricers. Those of later rounds may be the same samples."""
    for one, other in combinations(rows, 2):
        (price, error), (other_price, other_error) = one.prices[0], other.prices[0]
        off = (price - other_price) / math.hypot(error, other_error)
        if abs(off) > STANDARD_ERRORS:
            sys.exit(f"pricer: {one.name} and {other.name} are {off:.1f} standard errors apart")


def table(rows, load):
    def version(command):
        return re.search(r"version (\d[\w.]*)", peers.output(command)).group(1)

    versions = {
        "Python": platform.python_version(),
        **{name: importlib.metadata.version(name.lower()) for name in ("NumPy", "Numba")},
        "GSL": peers.output(["pkg-config", "--modversion", "gsl"]).strip(),
        "Swift": version(["swift", "--version"]),
    }
    names = ", ".join(f"{name} {number}" for name, number in versions.items())
    lines = [
        f"Measured on {datetime.date.today().isoformat()} on {peers.processor()}, {peers.CORES}"
        f" cores, with {names}. The load before was {load:.2f}. The option is an Asian call on the"
        " mean of 12 prices. M/s is millions of paths a second in the steady state, the median of"
        f" {ROUNDS} rounds in which all programs ran in turn. × is the speed relative to NumPy."
        f" All prices agree within {STANDARD_ERRORS} standard errors; the last column has those of"
        " each. To repeat, run `make peers-pricer` on a machine that does nothing else.",
        "",
        "| pricer | language | paths | one worker, M/s | × | two workers, M/s | × | price |"
        " standard error |",
        "|---|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    reference = next(row for row in rows if row.name == REFERENCE)
    for row in rows:
        cells = [row.name, row.language, f"{row.paths:,}".replace(",", " ")]
        for workers in WORKERS:
            speed = row.speed(workers)
            cells += [f"{speed:.3g}", f"{speed / reference.speed(workers):.3g}×"]
        price, error = row.prices[0]
        cells += [f"{price:.4f}", f"{error:.4f}"]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description="Measures pricers of an Asian call.")
    parser.add_argument("simulations", nargs="?", type=Path, help="the program Simulations")
    options = parser.parse_args()
    load = os.getloadavg()[0]
    rows = pricers(options.simulations)
    for turn in range(ROUNDS):
        for row in rows:
            for workers in WORKERS:
                peers.progress(f"round {turn + 1} of {ROUNDS}: {row.name}, {workers} workers")
                row.measure(workers)
    peers.progress("")
    check_prices(rows)
    text = table(rows, load)
    print(text, end="")
    if options.simulations:
        TABLE.write_text(text)


if __name__ == "__main__":
    main()
