"""`homefirst serve` and `homefirst worker`: the pages, and the jobs that must not hold a page up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

import typer

app = typer.Typer(help="Serve the pages and run the jobs.")

ANCHOR_MINUTES = 15
STOP_SECONDS = 60
_STOPPED = (0, -signal.SIGTERM, -signal.SIGINT)


def gunicorn(port: int, workers: int) -> list[str]:
    """The server's command line. Threads on SQLite made writes wait five times as long, so it gets processes only."""
    from django.conf import settings

    on_sqlite = "sqlite" in settings.DATABASES["default"]["ENGINE"]
    kind = ["--worker-class", "sync"] if on_sqlite else ["--worker-class", "gthread", "--threads", "4"]
    return [
        sys.executable, "-m", "gunicorn", "homefirst.config.wsgi:application", "--no-control-socket",
        "--bind", f"127.0.0.1:{port}", "--workers", str(workers), "--timeout", "60", "--log-level", "warning", *kind,
    ]  # fmt: skip


def job_worker() -> list[str]:
    return [sys.executable, "-m", "homefirst.config.cli", "worker"]


def chain_watch() -> list[str]:
    return [sys.executable, "-m", "homefirst.config.cli", "audit", "watch", "--every", str(ANCHOR_MINUTES)]


def run_together(commands: Sequence[Sequence[str]]) -> int:
    """Runs processes side by side until one ends or somebody presses Ctrl-C; then stops them all."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "homefirst.config.settings"}
    running = [subprocess.Popen(command, env=environment) for command in commands]

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    try:
        while all(process.poll() is None for process in running):
            _wait_a_little(running[0])
    except KeyboardInterrupt:
        pass
    for process in running:
        process.terminate()
    ended = [_ended(process) for process in running]
    return max((abs(code) for code in ended if code not in _STOPPED), default=0)


def _wait_a_little(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(timeout=1)
    except subprocess.TimeoutExpired:
        return


def _ended(process: subprocess.Popen[bytes]) -> int:
    """Waits for pages under way, the job in hand and the last copy of the audit chain's end; then waits no more."""
    try:
        return process.wait(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


@app.command()
def serve(
    port: int = typer.Option(8000, help="Port on this machine; put a TLS proxy in front."),
    workers: int = typer.Option(2, help="Server processes."),
) -> None:
    """Bring the database up to date, then serve the pages and run the jobs until stopped."""
    prepare()
    raise typer.Exit(run_together(server_and_jobs(port, workers)))


def server_and_jobs(port: int, workers: int) -> list[list[str]]:
    """Everything that runs while pages are served."""
    return [gunicorn(port, workers), job_worker(), chain_watch()]


def prepare() -> None:
    """Settings, database and static files, ready to serve."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "homefirst.config.settings")
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    _refuse_unsafe_start()
    if not settings.WHITENOISE_USE_FINDERS:
        call_command("collectstatic", verbosity=0, interactive=False)
    Path(settings.STATIC_ROOT).mkdir(
        parents=True, exist_ok=True
    )  # in DATA; empty where pages read the sources


def _refuse_unsafe_start() -> None:
    from django.conf import settings
    from django.db import connection

    from homefirst.config.safe import refuse_unsafe_start
    from homefirst.foundation.errors import NotNow

    try:
        refuse_unsafe_start(settings, connection)
    except NotNow as refusal:
        typer.echo(refusal.message, err=True)
        raise typer.Exit(2) from refusal


@app.command()
def worker() -> None:
    """Run the jobs that pages leave behind: loading files, taking snapshots."""
    prepare()
    from django.core.management import call_command

    call_command("db_worker", queue_name="*", interval=1, verbosity=0)
