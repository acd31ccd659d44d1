"""Which of Backwise's modules a piece of code needs, found by following its imports.

An import under `if TYPE_CHECKING` is for tools that read the code and is never run, so it isn't followed.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[3]
OWN = ("components", "data")


@dataclass(frozen=True, slots=True)
class Needs:
    """What code runs on beside Python itself."""

    modules: tuple[str, ...]  # Backwise's own, by their dotted names
    libraries: tuple[str, ...]  # others', by the name they are imported by


@dataclass(frozen=True, slots=True)
class _Import:
    module: str
    name: str | None  # None for a plain `import`


def needed(source: str) -> Needs:
    """The modules and libraries that running `source` takes, the imports of its imports included.

    Raises `ValueError` where the code takes a name from a package and not from one of its modules: the
    package hands on much more than that name, and all of it would have to come along.
    """
    found: set[str] = set()
    libraries: set[str] = set()
    open_ends = list(_imports(source))
    while open_ends:
        asked = open_ends.pop()
        library = asked.module.partition(".")[0]
        if library not in OWN:
            libraries.add(library)
            continue
        module = _module(asked)
        if module not in found:
            found.add(module)
            open_ends.extend(_imports(path_of(module).read_text("utf-8")))
    return Needs(tuple(sorted(found)), tuple(sorted(libraries - sys.stdlib_module_names)))


def path_of(module: str) -> Path:
    """Where a module of Backwise lies."""
    return ROOT.joinpath(*module.split(".")).with_suffix(".py")


def files_of(modules: tuple[str, ...]) -> dict[str, str]:
    """The text of each module's file, by its path below the root, and of the packages they lie in.

    A package keeps the words that say what it is, and hands nothing on.
    """
    packages = {package for module in modules for package in _packages(module)}
    texts = {f"{'/'.join(package)}/__init__.py": _opening(package) for package in packages}
    return texts | {
        f"{module.replace('.', '/')}.py": path_of(module).read_text("utf-8") for module in modules
    }


def _imports(source: str) -> Iterator[_Import]:
    nodes: list[ast.AST] = [ast.parse(source)]
    while nodes:
        match nodes.pop():
            case ast.If(test=ast.Name("TYPE_CHECKING"), orelse=otherwise):
                nodes.extend(otherwise)
            case ast.Import(names):
                yield from (_Import(alias.name, None) for alias in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield from (_Import(module, alias.name) for alias in names)
            case node:
                nodes.extend(ast.iter_child_nodes(node))


def _module(asked: _Import) -> str:
    """The module that an import runs: the one named, or the one taken from the package named."""
    for module in (f"{asked.module}.{asked.name}", asked.module):
        if path_of(module).is_file():
            return module
    raise ValueError(f"{asked.name} is taken from the package {asked.module}; take it from its module")


def _packages(module: str) -> Iterator[tuple[str, ...]]:
    folders = module.split(".")[:-1]
    return (tuple(folders[: depth + 1]) for depth in range(len(folders)))


def _opening(package: tuple[str, ...]) -> str:
    source = ROOT.joinpath(*package, "__init__.py").read_text("utf-8")
    return f'"""{ast.get_docstring(ast.parse(source))}"""\n'
