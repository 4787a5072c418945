"""The main job for real: `python -m bot run`, a real browser, a birth reported, the count seen to change."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from tests.browser import ROOT, free_port, need_chromium, open_browser, running_bot, young_ward

SCREENS = ROOT / "var" / "screens"


def type_line(page: Page, text: str) -> None:
    page.fill("#text", text)
    page.keyboard.press("Enter")


def test_a_birth_is_reported_in_a_browser_and_the_count_changes(tmp_path: Path) -> None:
    need_chromium()
    young_ward(tmp_path)
    port = free_port()
    with running_bot(tmp_path, port), sync_playwright() as playwright:
        browser = open_browser(playwright)
        page = browser.new_page(viewport={"width": 1100, "height": 900})
        outside: list[str] = []
        page.on("request", lambda request: outside.append(request.url) if f"127.0.0.1:{port}" not in request.url else None)
        page.goto(f"http://127.0.0.1:{port}/")
        row = page.get_by_role("row", name="Số trẻ sinh ra")
        expect(row).to_have_count(0)  # nobody has told of a birth yet
        type_line(page, "sinh be gai 3,2kg hom qua nha ba Lan to 5, con thu 2")
        expect(page.locator("#log")).to_contain_text("Trẻ mới sinh, tổ 5")
        page.get_by_role("button", name="Đúng, lưu").last.click()
        expect(page.locator("#log")).to_contain_text("Đã lưu, mã 1C")
        expect(page.locator("#log")).to_contain_text("Tổ 5, tháng")
        expect(row).to_contain_text("1")
        SCREENS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SCREENS / "birth.png")
        page.reload()
        expect(page.locator("#log")).to_contain_text("Đã lưu, mã 1C")
        assert page.locator("#log").inner_text().count("Đã lưu, mã 1C") == 1
        assert outside == []
        browser.close()


def test_a_killed_bot_continues_the_conversation_with_the_next_word(tmp_path: Path) -> None:
    need_chromium()
    young_ward(tmp_path)
    port = free_port()
    with sync_playwright() as playwright:
        browser = open_browser(playwright)
        page = browser.new_page(viewport={"width": 360, "height": 740})
        with running_bot(tmp_path, port) as process:
            page.goto(f"http://127.0.0.1:{port}/")
            type_line(page, "/sinh be trai hom qua")
            expect(page.locator("#log")).to_contain_text("Con thứ mấy")
            process.send_signal(signal.SIGKILL)
            process.wait()
        with running_bot(tmp_path, port):
            type_line(page, "con dau")
            expect(page.locator("#log")).to_contain_text("Họ tên mẹ", timeout=15_000)
            type_line(page, "Nguyễn Thị Hoa")
            page.get_by_role("button", name="Đúng, lưu").last.click()
            expect(page.locator("#log")).to_contain_text("Đã lưu, mã 1C")
        browser.close()
    rows = sqlite3.connect(tmp_path / "danso.db").execute("SELECT count(*), max(kind) FROM entry").fetchone()
    assert rows == (1, "birth")


def test_a_second_bot_on_the_same_database_says_that_one_is_running(tmp_path: Path) -> None:
    young_ward(tmp_path)
    with running_bot(tmp_path, free_port()):
        second = command(tmp_path, "run")
        assert second.returncode == 2
        assert second.stdout == ""
        assert "running" in second.stderr
        assert len(second.stderr.splitlines()) == 1


def test_sigterm_ends_the_bot_quietly(tmp_path: Path) -> None:
    young_ward(tmp_path)
    with running_bot(tmp_path, free_port()) as process:
        process.send_signal(signal.SIGTERM)
        said, _ = process.communicate(timeout=20)
        assert process.returncode == 0
        assert "Traceback" not in said


def test_the_first_start_shows_a_ward_with_a_past_and_its_figures_are_right(tmp_path: Path) -> None:
    talk = command(tmp_path, "console", "--as", "hung", said="tonghop năm trước\n")
    assert "Số tổ đã báo: 12/12" in talk.stdout
    checked = command(tmp_path, "check")
    assert checked.returncode == 0
    assert int(checked.stdout.split()[0]) > 2000


def test_a_wrong_setting_is_one_clear_sentence(tmp_path: Path) -> None:
    wrong = command(tmp_path, "run", DANSO_WEB_PORT="many")
    assert wrong.returncode == 2
    assert "DANSO_WEB_PORT" in wrong.stderr
    assert len(wrong.stderr.splitlines()) == 1


def test_check_recounts_all_figures_and_finds_them_equal(tmp_path: Path) -> None:
    young_ward(tmp_path)
    talk = command(tmp_path, "console", said="sinh be gai 3kg hom qua nha ba Lan to 5, con thu 2\n1\n")
    assert "Đã lưu, mã 1C" in talk.stdout
    checked = command(tmp_path, "check")
    assert checked.returncode == 0
    assert "1 entries" in checked.stdout
    database = sqlite3.connect(tmp_path / "danso.db")
    database.execute("UPDATE tally SET n = n + 1")
    database.commit()
    database.close()
    assert command(tmp_path, "check").returncode == 1


def test_an_administrator_made_on_the_command_line_sets_a_ward_up(tmp_path: Path) -> None:
    made = command(tmp_path, "admin", "Trần Thị Bình", DANSO_DEMO="false")
    code = made.stdout.rsplit(" ", 1)[1].strip()
    lines = [code, "1", "/phuong Phường Hoa Sen", "/to 1-3 trạm Trạm Y tế số 1", "Tổ 2: 1 Lan; 2 Nguyễn Văn Tám; 100.1 Ngọc"]
    talk = command(tmp_path, "console", said="\n".join([*lines, "/danhsachto"]), DANSO_DEMO="false")
    assert "Đã tạo Phường Hoa Sen" in talk.stdout
    assert "Tổ 2: 3 hộ" in talk.stdout


def test_a_recorded_conversation_is_a_transcript(tmp_path: Path) -> None:
    young_ward(tmp_path)
    command(tmp_path, "console", "--record", str(tmp_path / "talk.txt"), said="menu\n2\n")
    written = (tmp_path / "talk.txt").read_text(encoding="utf-8")
    assert written.startswith("@ ")
    assert "lan> menu\n  Anh/chị muốn báo việc gì?\n" in written


def command(folder: Path, *words: str, said: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """One command of the bot on a database in this folder."""
    environment = {"DANSO_DATABASE_URL": f"sqlite:///{folder}/danso.db", "PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=folder,
        env=environment | {"LANG": "C.UTF-8"} | settings,
        input=said,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_the_delivery_process_never_loads_what_hears(tmp_path: Path) -> None:
    script = (
        "import builtins, os, signal, sys\n"
        "said = builtins.print\n"
        "def stop_when_it_delivers(*words, **how):\n"
        "    said(*words, **how)\n"
        "    os.kill(os.getpid(), signal.SIGTERM)\n"
        "builtins.print = stop_when_it_delivers\n"
        "from bot.__main__ import main\n"
        "code = main(['deliver'])\n"
        "assert 'telegram' in sys.modules and 'aiogram' not in sys.modules, 'aiogram was loaded'\n"
        "sys.exit(code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={
            "DANSO_DATABASE_URL": f"sqlite:///{tmp_path}/danso.db",
            "PYTHONPATH": str(ROOT),
            "PATH": "/usr/bin:/bin",
            "TELEGRAM_TOKENS": "7000000001:AAEmulatorTokenOfTheTests_0123456789abc",
            "TELEGRAM_API_URL": "http://127.0.0.1:9",
        },
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "Delivering for telegram" in done.stdout


def test_the_accounts_are_listed_with_their_people(tmp_path: Path) -> None:
    young_ward(tmp_path)
    command(tmp_path, "console", said="tonghop\n")
    listed = command(tmp_path, "accounts")
    assert "console/local: 1 people (0 cannot be reached), heard 20" in listed.stdout
