"""The commands: python -m bot run | deliver | accounts | console | admin | city | understand | check | backup | restore."""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.settings import Settings
    from storage.backup import BackupReport


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it did what was asked, 1 when a check failed, 2 when it cannot be done."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    if asked.command == "understand":
        from bot.understand import understand

        understand(sys.stdin, sys.stdout, date.fromisoformat(asked.today) if asked.today else date.today())
        return 0
    from bot.channels import ChannelProblem
    from bot.settings import SettingsProblem, read_settings
    from storage.store import StoreProblem

    try:
        settings = read_settings()
        logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
        for chatty in ("apscheduler", "alembic", "aiohttp.access"):
            logging.getLogger(chatty).setLevel(logging.WARNING)
        return _run(asked, settings)
    except (SettingsProblem, StoreProblem, ChannelProblem) as problem:
        print(problem, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="A chatbot for population work in a ward.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="run the bot: the web page and every platform with a token")
    commands.add_parser("deliver", help="only send: a process of its own for the platforms with a token")
    commands.add_parser("accounts", help="each account on a platform, its people and its last traffic")
    console = commands.add_parser("console", help="talk to the bot in this terminal")
    console.add_argument("--as", dest="person", default="lan", help="who to be in the demo: lan, hoa, tam, binh, hung, khach")
    console.add_argument("--record", type=Path, help="write the conversation down as a transcript (demo only)")
    city = commands.add_parser("city", help="let a supervisor read the sums of every ward")
    city.add_argument("member", type=int, help="their number, as /thanhvien shows it")
    city.add_argument("--no", action="store_true", help="take that right back")
    admin = commands.add_parser("admin", help="make an administrator; prints the code they join with")
    admin.add_argument("name", help="full name, e.g. 'Trần Thị Bình'")
    admin.add_argument("--ward", default="", help="make this ward for them too, e.g. 'Phường Hoa Sen'")
    understand = commands.add_parser("understand", help="read JSON lines of messages, write what they mean")
    understand.add_argument("--today", default="", help="the day messages are read on, e.g. 2026-11-21")
    check = commands.add_parser("check", help="recount all figures from the entries and compare")
    check.add_argument("--mend", action="store_true", help="put right what differs, as a release that counts more needs it once")
    for name, text in (
        ("backup", "copy the database to a new file"),
        ("restore", "put a backup in the database's place"),
    ):
        commands.add_parser(name, help=text).add_argument("file", type=Path)
    return parser


def _run(asked: argparse.Namespace, settings: Settings) -> int:
    match asked.command:
        case "run":
            from bot.wiring import run

            asyncio.run(run(settings, lambda line: print(line, flush=True)))
        case "deliver":
            from bot.deliver import deliver

            asyncio.run(deliver(settings, lambda line: print(line, flush=True)))
        case "accounts":
            from bot.operate import list_accounts

            print(asyncio.run(list_accounts(settings)))
        case "console":
            from bot.terminal import talk

            asyncio.run(talk(settings, asked.person, asked.record))
        case "admin":
            from bot.operate import make_admin

            print(asyncio.run(make_admin(settings, asked.name, asked.ward)))
        case "city":
            from bot.operate import make_city_reader

            print(asyncio.run(make_city_reader(settings, asked.member, city=not asked.no)))
        case "check":
            from bot.operate import check

            found, differing = asyncio.run(check(settings, put_right=asked.mend))
            print(found)
            return 1 if differing else 0
        case "backup":
            from storage.backup import backup

            print(f"Backed up and verified: {_kept(backup(settings.database_url, asked.file))}")
        case "restore":
            from storage.backup import restore

            report = restore(asked.file, settings.database_url)
            print(f"Restored and verified: {_kept(report)}" + (f"; the old one is {report.aside}" if report.aside else ""))
    return 0


def _kept(report: BackupReport) -> str:
    return f"{report.file}, {report.size_bytes:,} bytes, {report.rows.get('entry', 0):,} entries"


if __name__ == "__main__":
    sys.exit(main())
