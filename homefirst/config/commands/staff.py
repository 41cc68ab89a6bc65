"""`homefirst staff`: who may sign in. For whoever runs the server; the first account is made here."""

from __future__ import annotations

import typer

from homefirst.config.commands.ready import with_record

app = typer.Typer(help="Who may sign in.", no_args_is_help=True)


@app.callback()
def staff() -> None:
    """Who may sign in."""


@app.command()
@with_record
def add(
    email: str = typer.Option(..., help="What they sign in with."),
    name: str = typer.Option(..., help="As colleagues know them."),
    role: list[str] = typer.Option(..., help="A role of definitions/roles.yaml; may be given twice."),
    team: list[str] = typer.Option([], help="The code of a team; may be given twice."),
) -> None:
    """Add somebody, and print a password that opens one thing: setting up their own."""
    from django.utils import timezone

    from homefirst.foundation.access.actor import system
    from homefirst.foundation.accounts import actions

    by, teams = system(timezone.localtime()), [actions.team_called(code) for code in team]
    _, password = actions.add_staff(email=email, name=name, roles=role, teams=teams, by=by, on=by.on)
    _say_password(email, password)


@app.command()
@with_record
def again(email: str = typer.Argument(..., help="Who lost their telephone or password.")) -> None:
    """Take away the old telephone and password after a manager has vouched for them; print a new one."""
    from django.utils import timezone

    from homefirst.foundation.access.actor import system
    from homefirst.foundation.accounts import actions

    password = actions.one_time_password()
    actions.start_again(user=actions.staff_called(email), password=password, by=system(timezone.localtime()))
    _say_password(email, password)


@app.command()
@with_record
def end(email: str = typer.Argument(..., help="Whose access ends now.")) -> None:
    """End somebody's access: every page they have open stops at its next press."""
    from django.utils import timezone

    from homefirst.foundation.access.actor import system
    from homefirst.foundation.accounts import actions

    actions.disable_staff(user=actions.staff_called(email), by=system(timezone.localtime()))
    typer.echo(f"{email} can no longer sign in.")


@app.command(name="list")
@with_record
def list_staff() -> None:
    """Everybody who may sign in, with roles and teams."""
    from django.utils import timezone

    from homefirst.foundation.accounts.queries import staff_list

    for line in staff_list(timezone.localdate()):
        typer.echo(f"{line.email}\t{line.name}\t{line.roles}\t{line.teams}\t{line.sign_in}")


def _say_password(email: str, password: str) -> None:
    typer.echo(f"{email} signs in once with this password, then sets up their own: {password}")
