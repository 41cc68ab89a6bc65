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
    return max(abs(process.wait() or 0) for process in running) if _one_failed(running) else 0


def _wait_a_little(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(timeout=1)
    except subprocess.TimeoutExpired:
        return


def _one_failed(running: Sequence[subprocess.Popen[bytes]]) -> bool:
    return any(process.returncode not in (0, None, -signal.SIGTERM, -signal.SIGINT) for process in running)


@app.command()
def serve(
    port: int = typer.Option(8000, help="Port on this machine; put a TLS proxy in front."),
    workers: int = typer.Option(2, help="Server processes."),
) -> None:
    """Bring the database up to date, then serve the pages and run the jobs until stopped."""
    prepare()
    raise typer.Exit(run_together([gunicorn(port, workers), job_worker()]))


def prepare() -> None:
    """Settings, database and static files, ready to serve."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "homefirst.config.settings")
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    if not settings.WHITENOISE_USE_FINDERS:
        call_command("collectstatic", verbosity=0, interactive=False)
    Path(settings.DATA).mkdir(parents=True, exist_ok=True)


@app.command()
def worker() -> None:
    """Run the jobs that pages leave behind: loading files, taking snapshots."""
    prepare()
    from django.core.management import call_command

    call_command("db_worker", queue_name="*", interval=1, verbosity=0)
