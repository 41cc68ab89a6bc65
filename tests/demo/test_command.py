from pathlib import Path

from typer.testing import CliRunner

from homefirst.config.commands.demo import app


def test_the_command_writes_files_and_says_how_many_people(tmp_path: Path) -> None:
    told = CliRunner().invoke(app, ["files", "--people", "30", "--seed", "4", "--out", str(tmp_path)])
    assert told.exit_code == 0
    assert len(list(tmp_path.glob("CLD_999_*.csv.gz"))) == 12
    assert (tmp_path / "population.csv").exists()
    assert "people in the latest file" in told.output


def test_nobody_is_no_borough(tmp_path: Path) -> None:
    told = CliRunner().invoke(app, ["files", "--people", "0", "--out", str(tmp_path)])
    assert told.exit_code == 2
