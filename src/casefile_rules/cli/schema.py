"""``schema``: print the JSON Schema of a contract, for editors and for other programs."""

from pathlib import Path

import click

NAMES = {
    "case": "casefile", "casefile": "casefile", "ruleset": "ruleset", "rules": "rules", "rubric": "rubric",
    "vocabulary": "vocabulary", "calendar": "calendar", "review": "review", "waivers": "waivers",
    "confirmation": "confirmation", "assessment": "assessment", "clauses": "clauses", "items": "items",
    "unread-keys": "unread-keys",
}  # fmt: skip


@click.command("schema")
@click.argument("name", type=click.Choice(sorted(NAMES)))
def command(name: str) -> int:
    """Print the JSON Schema of the contract NAME (draft 2020-12)."""
    path = Path(__file__).resolve().parent.parent / "schemas" / f"{NAMES[name]}.json"
    click.echo(path.read_text(encoding="utf-8"), nl=False)
    return 0
