"""From a YAML file to checked records, with a fault for everything that is not as it should be."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from data.catalogue.loading.faults import Fault
from data.catalogue.model import INCOMPLETE

R = TypeVar("R", bound=BaseModel)
_SHOWN: Final = 60  # characters of a wrong value that a fault repeats


class _Loader(yaml.CSafeLoader):
    """Plain YAML that notes every key written twice and reads dates as the text they are."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.written_twice: list[tuple[str, int]] = []

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            # Compared as written: 1 and "1" would fall together later.
            if str(key.value) in seen:
                self.written_twice.append((str(key.value), key.start_mark.line + 1))
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def read_yaml(folder: Path, name: str) -> tuple[Any, list[Fault]]:
    """What stands in `folder/name`, or None with the reason why it can't be used."""
    record_id = Path(name).stem if "/" in name else ""
    try:
        loader = _Loader((folder / name).read_text(encoding="utf-8"))
        try:
            content = loader.get_single_data()
        finally:
            loader.dispose()
    except FileNotFoundError:
        return None, [Fault(name, record_id, "", "the file is missing")]
    except (OSError, ValueError, yaml.YAMLError) as error:
        problem = " ".join(str(error).split())
        return None, [Fault(name, record_id, "", f"the file can't be read: {problem}")]
    faults = [
        Fault(name, record_id, key, f"this key is written twice, again in line {line}")
        for key, line in loader.written_twice
    ]
    if content is None:
        faults.append(Fault(name, record_id, "", "the file is empty"))
    return content, faults


def parse(model: type[R], raw: Any, file: str, record_id: str) -> tuple[R | None, list[Fault]]:
    """A record from what YAML gave, strictly: no value is bent into another type."""
    if not isinstance(raw, Mapping):
        return None, [Fault(file, record_id, "", f"should be keys with values, not {_shown(raw)}")]
    try:
        # By way of JSON, since strict validation takes lists for tuples only there.
        return model.model_validate_json(json.dumps(raw, allow_nan=False), strict=True), []
    except ValidationError as error:
        return None, [
            Fault(file, record_id, field_path(e["loc"]), _problem(e))
            for e in error.errors(include_url=False)
            if e["type"] != INCOMPLETE  # told field by field, and also beside other faults, by `check_moves`
        ]
    except (TypeError, ValueError, RecursionError) as error:
        return None, [Fault(file, record_id, "", f"holds a value that is not plain text or number: {error}")]


def field_path(place: tuple[int | str, ...]) -> str:
    """A place in a record as people count: `steps.1` is the first step."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in place)


def _problem(error: ErrorDetails) -> str:
    match error["type"]:
        case "extra_forbidden":
            return "this key is not known"
        case "missing":
            return "is missing"
        case "value_error":
            return error["msg"].removeprefix("Value error, ")
        case _:
            message = error["msg"].removeprefix("Input ")
            return f"{message[0].lower()}{message[1:]}, not {_shown(error['input'])}"


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
