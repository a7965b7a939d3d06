"""Writes the table results.md from results.json, which peers.py measured, and prints it."""

import json
import math
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def digits(number):
    """Formats a number with three significant digits, and never with an exponent."""
    rounded = float(f"{number:.2e}")
    return f"{rounded:.{max(2 - math.floor(math.log10(rounded)), 0)}f}"


def table(found):
    versions = ", ".join(f"{name} {number}" for name, number in found["versions"].items())
    lines = [
        f"Measured on {found['date']} on {found['processor']}, {found['cores']} cores, with"
        f" {versions}. PiKit's kernel was {found['kernel']}. M/s is millions of samples a second in"
        " the steady state. The whole process is the seconds from start to answer for 10^8 samples"
        " on all cores. × is the speed relative to Numba + Dask. Figures are medians.",
        "",
        "| program | language | one core, M/s | × | all cores, M/s | × | whole process, s | × |",
        "|---|---|--:|--:|--:|--:|--:|--:|",
    ]
    for row in found["rows"]:
        cells = [row["what"], row["language"]]
        for kind, figure in (
            ("oneCore", "millionsPerSecond"),
            ("allCores", "millionsPerSecond"),
            ("wholeProcess", "seconds"),
        ):
            measured = row[kind]
            if measured is None:
                cells += ["–", "–"]
            else:
                cells += [digits(measured[figure]), f"{digits(measured['ratio'])}×"]
        lines.append(f"| {' | '.join(cells)} |")
    lines.append("")
    for aim in found["aims"]:
        lines.append(f"- {aim['name']}: {digits(aim['measured'])} (aim: {aim['aim']})")
    return "\n".join(lines) + "\n"


def write_table(found):
    text = table(found)
    print(text, end="")
    (FOLDER / "results.md").write_text(text)


if __name__ == "__main__":
    write_table(json.loads((FOLDER / "results.json").read_text()))
