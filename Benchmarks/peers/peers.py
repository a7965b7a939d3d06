"""Measures PiKit against its peers and prints the result as a Markdown table.

The argument is the program `pikit`. Run this with the Python of an environment that has the
packages in requirements.txt. The programs in C are compiled into that environment's folder.
results.json gets every single measurement, and results.py turns it into the table in results.md. In
each round all programs run in turn, so that noise affects all of them equally. The figures are
medians.
"""

import argparse
import datetime
import importlib.metadata
import json
import math
import os
import platform
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path

import results

ROUNDS = 5
COLD_ROUNDS = 3
COLD_SAMPLES = 100_000_000
STANDARD_ERRORS = 6

SOURCES = Path(__file__).resolve().parent
ENVIRONMENT = Path(sys.prefix)
PROGRAMS = ENVIRONMENT / "programs"
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
REFERENCE = "numba_dask"

# PiKit chooses its own kernel, and Python leaves no compiled files beside the sources.
VARIABLES = {name: value for name, value in os.environ.items() if name != "PIKIT_KERNEL"}
VARIABLES["PYTHONDONTWRITEBYTECODE"] = "1"


@dataclass
class Measurements:
    samples: int
    workers: int
    rounds: int
    seconds: list = field(default_factory=list)
    hits: list = field(default_factory=list)

    @property
    def median(self):
        return statistics.median(self.seconds)

    @property
    def speed(self):
        """The millions of samples a second."""
        return self.samples / self.median / 1e6


@dataclass
class Peer:
    """A row of the table. `samples` take about a second on one core.

    `command` makes a command from the numbers of samples and workers, and whether to run cold.
    `read` takes samples, hits and seconds from the command's answer.
    """

    name: str
    language: str
    what: str
    samples: int
    command: Callable
    read: Callable = itemgetter("samples", "hits", "seconds")
    is_parallel: bool = True
    rounds: int = ROUNDS
    cold_rounds: int = COLD_ROUNDS

    def __post_init__(self):
        workers = CORES if self.is_parallel else 1
        self.one_core = Measurements(self.samples, 1, self.rounds)
        self.all_cores = Measurements(self.samples * workers, workers, self.rounds)
        self.cold = Measurements(COLD_SAMPLES, workers, self.cold_rounds)
        if not self.is_parallel:
            self.all_cores = None
        if self.cold_rounds == 0:
            self.cold = None

    def measure(self, measurements):
        is_cold = measurements is self.cold
        start = time.perf_counter()
        found = answer(self.command(measurements.samples, measurements.workers, is_cold))
        whole = time.perf_counter() - start
        samples, hits, seconds = self.read(found)
        if samples != measurements.samples:
            sys.exit(f"peers: {self.name} took {samples} samples, not {measurements.samples}")
        check_hits(self.name, samples, hits)
        measurements.seconds.append(whole if is_cold else seconds)
        measurements.hits.append(hits)


def python_command(program):
    path = SOURCES / f"{program}.py"

    def command(samples, workers, is_cold):
        return [sys.executable, path, str(samples), str(workers), *["--cold"] * is_cold]

    return command


def c_command(program, *variant):
    path = PROGRAMS / program

    def command(samples, workers, is_cold):
        return [path, str(samples), str(workers), *variant, *["--cold"] * is_cold]

    return command


def estimate_command(pikit):
    def command(samples, workers, _):
        options = ("--samples", samples, "--seed", 42, "--workers", workers, "--json")
        return [pikit, "estimate", *map(str, options)]

    return command


def read_record(record):
    return record["tally"]["samples"], record["tally"]["hits"], record["runs"][-1]["seconds"]


def compare_command(pikit, name):
    def command(samples, *_):
        options = ("--only", name, "--samples", samples, "--seed", 42, "--json")
        return [pikit, "compare", *map(str, options)]

    return command


def read_comparison(comparison):
    (row,) = comparison["rows"]
    return row["samples"], row["hits"], row["seconds"]


def output(command):
    try:
        done = subprocess.run(command, env=VARIABLES, capture_output=True, text=True)
    except OSError as error:
        sys.exit(f"peers: {error}")
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines() or ["there is no message"]
        line = next((line for line in lines if "error:" in line), lines[-1])
        sys.exit(f"peers: {Path(command[0]).name} failed: {line}")
    return done.stdout


def answer(command):
    text = output(command)
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        sys.exit(f"peers: {Path(command[0]).name} did not answer with JSON: {text[:80]!r}")


def check_hits(name, samples, hits):
    share = math.pi / 4
    error = 4 * math.sqrt(share * (1 - share) / samples)
    off = (4 * hits / samples - math.pi) / error
    if abs(off) > STANDARD_ERRORS:
        sys.exit(f"peers: {name} is wrong: its pi is off by {off:.1f} standard errors")


def compile_programs():
    PROGRAMS.mkdir(exist_ok=True)
    gsl = output(["pkg-config", "--cflags", "--libs", "gsl"]).split()
    libraries = ENVIRONMENT / "lib"
    mkl = [f"-I{ENVIRONMENT / 'include'}", f"-Wl,-rpath,{libraries}"]
    for name in ("intel_lp64", "sequential", "core"):
        mkl += map(str, libraries.glob(f"libmkl_{name}.so*"))
    flags = ["-std=gnu11", "-O3", "-march=native", "-pthread", "-Wall", "-Wextra"]
    for program, more in {
        "gsl_loop": ["-ffp-contract=off", *gsl],
        "xoshiro_vectors": [],
        "mkl_streams": mkl,
    }.items():
        sources = [str(SOURCES / f"{program}.c"), str(SOURCES / "peer.c")]
        output(["clang", *flags, *sources, "-o", str(PROGRAMS / program), *more])


def peers(pikit):
    def python(name, samples, what, **more):
        return Peer(name, "Python", what, samples, python_command(name), **more)

    def c(name, samples, what, *command):
        return Peer(name, "C", what, samples, c_command(*command))

    def swift(name, samples, what):
        """A row of `pikit compare`, whose time is the median of the command's own rounds."""
        command = compare_command(pikit, name)
        more = {"is_parallel": False, "cold_rounds": 0}
        return Peer(name, "Swift", what, samples, command, read_comparison, **more)

    return [
        python(
            "python_loop",
            1_000_000,
            "plain loop (the blog's first listing)",
            is_parallel=False,
            cold_rounds=1,
        ),
        python("numpy_arrays", 20_000_000, "NumPy, whole arrays (the blog's)", is_parallel=False),
        python(REFERENCE, 30_000_000, "Numba + Dask (the blog's last program)"),
        python("numpy_chunks", 200_000_000, "NumPy, SFC64, chunks in the cache"),
        python("numba_xoshiro", 800_000_000, "Numba, xoshiro128+ that it vectorises"),
        c("gsl_loop", 50_000_000, "GSL, mt19937, plain loop", "gsl_loop"),
        c("mkl_mt19937", 200_000_000, "MKL, MT19937", "mkl_streams", "mt19937"),
        c("mkl_sfmt19937", 800_000_000, "MKL, SFMT19937", "mkl_streams", "sfmt19937"),
        c(
            "xoshiro_vectors_32",
            1_500_000_000,
            "xoshiro128+ in vectors by hand, 32 bits a coordinate",
            *("xoshiro_vectors", "32"),
        ),
        c(
            "xoshiro_vectors_16",
            3_000_000_000,
            "the same, 16 bits a coordinate",
            *("xoshiro_vectors", "16"),
        ),
        Peer(
            "pikit",
            "Swift, C",
            "**PiKit, GSL's mt19937 word for word**",
            600_000_000,
            estimate_command(pikit),
            read_record,
        ),
        swift("swift-system", 200_000, "Swift's own generator"),
        swift("swift-scalar", 50_000_000, "mt19937 in Swift alone, scalar"),
        swift("swift-simd", 200_000_000, "mt19937 in Swift alone, SIMD"),
    ]


def measure(rows):
    plan = []
    for turn in range(max(ROUNDS, COLD_ROUNDS)):
        for row in rows:
            for measurements in (row.one_core, row.all_cores, row.cold):
                if measurements is not None and turn < measurements.rounds:
                    plan.append((turn, row, measurements))
    for done, (turn, row, measurements) in enumerate(plan):
        progress(f"{done} of {len(plan)} runs, round {turn + 1}: {row.name}")
        row.measure(measurements)
    progress("")


def progress(text):
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


def processor():
    """The processor's name, with its family and model if Linux reports them."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    facts = dict(re.split(r"\s*:\s*", line, maxsplit=1) for line in lines if ":" in line)
    name = facts.get("model name", platform.machine())
    if "cpu family" in facts:
        name += f" (family {facts['cpu family']}, model {facts['model']})"
    return name


def versions():
    def number(command):
        return re.search(r"version (\d[\w.]*)", output(command)).group(1)

    return {
        "Python": platform.python_version(),
        **{
            name: importlib.metadata.version(name.lower())
            for name in ("NumPy", "Numba", "Dask", "MKL")
        },
        "GSL": output(["pkg-config", "--modversion", "gsl"]).strip(),
        "Swift": number(["swift", "--version"]),
        "clang": number(["clang", "--version"]),
    }


def kernel(pikit):
    return answer(estimate_command(pikit)(1_000_000, 1, True))["runs"][-1]["kernel"]


def aims(rows):
    """The ratios that PiKit aims at: the name, the aim, and the measured value."""
    by_name = {row.name: row for row in rows}
    pikit, blog = by_name["pikit"], by_name[REFERENCE]

    def ratio(name):
        return pikit.one_core.speed / by_name[name].one_core.speed

    return [
        ("kernel / Numba + Dask, one core", "at least 45", ratio(REFERENCE)),
        ("kernel / MKL's MT19937, one core", "at least 6", ratio("mkl_mt19937")),
        ("kernel / MKL's SFMT19937, one core", "more than 1", ratio("mkl_sfmt19937")),
        (
            "whole process, Numba + Dask / pikit",
            "at least 40",
            blog.cold.median / pikit.cold.median,
        ),
        ("kernel / swift-simd, one core", "at most 3", ratio("swift-simd")),
    ]


def record(rows, facts):
    """All measurements, as results.json holds them."""
    reference = next(row for row in rows if row.name == REFERENCE)

    def entry(row, kind):
        mine, theirs = getattr(row, kind), getattr(reference, kind)
        if mine is None:
            return None
        return {
            "samples": mine.samples,
            "workers": mine.workers,
            "seconds": mine.median,
            "millionsPerSecond": mine.speed,
            "ratio": mine.speed / theirs.speed,
            "rounds": mine.seconds,
            "hits": mine.hits,
        }

    return {
        **facts,
        "reference": REFERENCE,
        "rows": [
            {
                "name": row.name,
                "language": row.language,
                "what": row.what,
                "oneCore": entry(row, "one_core"),
                "allCores": entry(row, "all_cores"),
                "wholeProcess": entry(row, "cold"),
            }
            for row in rows
        ],
        "aims": [
            {"name": name, "aim": aim, "measured": measured}
            for name, aim, measured in aims(rows)
        ],
    }


def main():
    parser = argparse.ArgumentParser(description="Measures PiKit against its peers.")
    parser.add_argument("pikit", help="the pikit program")
    options = parser.parse_args()

    compile_programs()
    facts = {
        "date": datetime.date.today().isoformat(),
        "processor": processor(),
        "cores": CORES,
        "loadBefore": os.getloadavg()[0],
        "versions": versions(),
        "kernel": kernel(options.pikit),
    }
    rows = peers(options.pikit)
    measure(rows)
    found = record(rows, facts)
    (SOURCES / "results.json").write_text(json.dumps(found, indent=2) + "\n")
    results.write_table(found)


if __name__ == "__main__":
    main()
