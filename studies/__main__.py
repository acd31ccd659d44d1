"""Counts the studies again and saves their tables and pages.

    python -m studies [study] [experiment] [--each 1000] [--folder docs] [--pages]

Seeded: the same code writes the same files. An interrupted run goes on where it stopped.
"""

import argparse
import sys
from pathlib import Path

from studies.counting import DOCS, count, write_page
from studies.day_after.link_study import LINK_STUDY
from studies.experiment.trial_study import TRIAL_STUDY

STUDIES = {study.name: study for study in (LINK_STUDY, TRIAL_STUDY)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="study", help=f"of {', '.join(STUDIES)}; all by default")
    parser.add_argument(
        "--each", type=int, help="made-up diaries a cell, as many as was published by default"
    )
    parser.add_argument("--folder", type=Path, default=DOCS)
    parser.add_argument("--pages", action="store_true", help="only the pages, from the saved tables")
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(STUDIES):
        parser.error(f"no such study: {', '.join(sorted(unknown))}; there are {', '.join(STUDIES)}")
    studies = [STUDIES[name] for name in asked.names or STUDIES]
    if asked.pages:
        for study in studies:
            write_page(study, asked.folder)
        return 0
    try:
        count(studies, each=asked.each, folder=asked.folder)
    except KeyboardInterrupt:
        print("\nStopped. What is counted is kept; the same command goes on from here.")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
