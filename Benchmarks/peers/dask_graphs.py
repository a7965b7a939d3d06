"""Prints the cost of task graphs here and in Dask's threaded scheduler, as a Markdown table.

The argument is the program Graphs, which prints the costs here as JSON. The graphs are the same:
trivial tasks in a tree, and a fan-in. Dask's figures are medians. A task is a call of a function.
"""

import json
import statistics
import subprocess
import sys
import time

import dask

ROUNDS = 3


@dask.delayed
def leaf(x):
    return x


@dask.delayed
def add(x, y):
    return x + y


@dask.delayed
def total(values):
    return sum(values)


def tree(leaves):
    level = [leaf(i) for i in range(leaves)]
    while len(level) > 1:
        level = [
            add(level[i], level[i + 1]) if i + 1 < len(level) else level[i]
            for i in range(0, len(level), 2)
        ]
    return level[0]


def fan(width):
    return total([leaf(i) for i in range(width)])


def nanoseconds(work):
    start = time.perf_counter_ns()
    result = work()
    return time.perf_counter_ns() - start, result


def run(graph, workers, expected):
    spent, value = nanoseconds(
        lambda: graph.compute(scheduler="threads", num_workers=workers, optimize_graph=False)
    )
    assert value == expected, (value, expected)
    return spent


def costs():
    """Nanoseconds a task, under the names that the program Graphs uses for the same work."""
    leaves = 50_000
    tasks = 2 * leaves - 1
    times = {"build": [], "1": [], "2": []}
    for _ in range(ROUNDS):
        spent, graph = nanoseconds(lambda: tree(leaves))
        times["build"].append(spent / tasks)
        for workers in (1, 2):
            spent = run(graph, workers, leaves * (leaves - 1) // 2)
            times[str(workers)].append(spent / tasks)
    build, one, two = (statistics.median(times[key]) for key in ("build", "1", "2"))
    width = 10_000
    fans = []
    for _ in range(ROUNDS):
        built, graph = nanoseconds(lambda: fan(width))
        fans.append((built + run(graph, 1, width * (width - 1) // 2)) / (width + 1))
    return {
        "tree reduce of 10^5 tasks: build": build,
        "run, 1 worker": one,
        "build and run, 1 worker": build + one,
        "run, 2 workers": two,
        "fan-in of 10^4: build and run": statistics.median(fans),
    }


def main():
    ours = json.loads(
        subprocess.run([sys.argv[1], "--json"], check=True, capture_output=True).stdout
    )
    theirs = costs()
    print(f"| work | TaskGraph, ns a task | Dask {dask.__version__}, ns a task | ratio |")
    print("|---|---|---|---|")
    for name, cost in theirs.items():
        print(f"| {name} | {ours[name]:.0f} | {cost:.0f} | {cost / ours[name]:.0f} |")


if __name__ == "__main__":
    main()
