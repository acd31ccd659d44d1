"""Writes the JSON Schema of the diary's file anew: python -m tools.diary.exchange_schema"""

import json
from pathlib import Path

from components.exchange.whole_diary.diary_file import VERSION, schema

PLACE = Path(__file__).parents[2] / "docs" / "exchange" / f"backwise-diary-{VERSION}.schema.json"


def written() -> str:
    """The schema as its file has it."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PLACE.write_text(written(), "utf-8")
