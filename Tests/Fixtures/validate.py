"""Checks JSON texts against the JSON Schemas in Documentation/schemas.

Reads an array of objects {"schema", "text"} from standard input. Prints an array with an object for
each: the "errors" of the text, and the "survivors", the edits after which the schema still accepts it.
An edit changes one value: it takes a key away, or adds one, or puts another value in its place. Of an
array, only the first element is edited.
"""

import copy
import json
import pathlib
import sys

from jsonschema import Draft202012Validator

FOLDER = pathlib.Path(__file__).parents[2] / "Documentation" / "schemas"


def validator(name):
    schema = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def replacements(value):
    """Values to put in place of one, each with a word for it."""
    yield "null", None
    if value is None:
        yield "text", "?"
    elif isinstance(value, bool):
        yield "number", 2
    elif isinstance(value, (int, float)):
        yield "negative", -1
        yield "fraction", 0.5
        yield "text", str(value)
    elif isinstance(value, str):
        yield "other", "?"
        yield "number", 1
    elif isinstance(value, list):
        yield "empty", []
        yield "longer", value + value[-1:]
    elif isinstance(value, dict):
        yield "extended", value | {"unknown": 1}


def edits(value, path=()):
    """The path to a value, what happens to it, and the new value; none if its key goes away."""
    for name, new in replacements(value):
        if new != value:
            yield path, name, [new]
    if isinstance(value, dict):
        for key in value:
            yield path + (key,), "absent", []
            yield from edits(value[key], path + (key,))
    elif isinstance(value, list) and value:
        yield from edits(value[0], path + (0,))


def edited(root, path, values):
    if not path:
        return values[0]
    root = copy.deepcopy(root)
    parent = root
    for key in path[:-1]:
        parent = parent[key]
    if values:
        parent[path[-1]] = values[0]
    else:
        del parent[path[-1]]
    return root


def report(check, text):
    instance = json.loads(text)
    return {
        "errors": [f"{error.json_path}: {error.message}" for error in check.iter_errors(instance)],
        "survivors": [
            ".".join(map(str, path)) + " " + name
            for path, name, values in edits(instance)
            if check.is_valid(edited(instance, path, values))
        ],
    }


cases = json.load(sys.stdin)
validators = {name: validator(name) for name in {case["schema"] for case in cases}}
json.dump([report(validators[case["schema"]], case["text"]) for case in cases], sys.stdout)
