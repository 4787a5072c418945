"""What a page says reaches the house once; what the bot says reaches every open page of that chat."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from domain.chat import Say
from tests.web.conftest import Bot

ID = "0b5ad1c2-6a52-4a07-9a55-7f0f5f8f0001"
OTHER_ID = "0b5ad1c2-6a52-4a07-9a55-7f0f5f8f0002"


@asynccontextmanager
async def stream(http: aiohttp.ClientSession, url: str) -> AsyncIterator[AsyncIterator[list[dict[str, Any]]]]:
    """The events of a stream, those without lines left out."""
    async with http.get(url) as response:
        assert response.status == 200

        async def events() -> AsyncIterator[list[dict[str, Any]]]:
            async for raw in response.content:
                if raw.startswith(b"data: ") and raw.strip() != b"data: []":
                    yield json.loads(raw[6:])

        yield events()


async def say(http: aiohttp.ClientSession, bot: Bot, person: str = "lan", **body: str) -> int:
    async with http.post(f"{bot.url}/say?person={person}", json={"id": ID, **body}) as response:
        return response.status


async def past(http: aiohttp.ClientSession, bot: Bot, person: str = "lan") -> list[dict[str, Any]]:
    """The chat as a page that is opened now sees it."""
    async with stream(http, f"{bot.url}/stream?person={person}") as events:
        return await anext(events)


async def test_a_message_is_heard_with_the_page_s_own_id_and_all_of_its_text(trial: Bot, http) -> None:
    text = "Nhà bà Lan sinh bé gái.\n" + "ữ" * 3976
    assert await say(http, trial, text=text) == 200
    [heard] = trial.served
    assert (heard.channel, heard.account, heard.address, heard.ref, heard.text) == ("web", "demo", "lan", ID, text)


async def test_the_same_message_posted_again_is_answered_and_served_once(trial: Bot, http) -> None:
    assert [await say(http, trial, text="sinh bé gái"), await say(http, trial, text="sinh bé gái")] == [200, 200]
    assert len(trial.served) == 1
    assert [line["mine"] for line in await past(http, trial)] == [True, False]


async def test_when_the_database_fails_the_page_is_told_to_send_again_and_the_log_has_no_words(trial: Bot, http, caplog) -> None:
    trial.down = 1
    assert await say(http, trial, text="sinh bé gái") == 503
    assert await say(http, trial, text="sinh bé gái") == 200
    assert len(trial.served) == 1
    assert "OSError" in caplog.text
    assert "Lan" not in caplog.text


async def test_a_press_is_the_payload_of_the_choice_and_is_shown_as_its_label(trial: Bot, http) -> None:
    await say(http, trial, text="sinh bé gái")
    question = (await past(http, trial))[1]
    assert question["choices"] == [{"press": "t1|1", "label": "1. Đúng, lưu"}, {"press": "t1|2", "label": "2. Sửa"}]
    await say(http, trial, id=OTHER_ID, press="t1|1")
    assert trial.served[1].press == "t1|1"
    assert [line["text"] for line in await past(http, trial)][2:] == ["Đúng, lưu", "Đã lưu."]


async def test_a_press_of_a_question_that_is_no_longer_kept_is_never_shown_as_a_payload(trial: Bot, http) -> None:
    await say(http, trial, press="0a3f|1")
    assert (await past(http, trial))[0]["text"] == "(đã bấm một nút)"


async def test_a_picture_is_told_to_the_house_as_something_it_cannot_read(trial: Bot, http) -> None:
    await say(http, trial, other="photo")
    assert trial.served[0].other == "photo"
    assert (await past(http, trial))[0]["text"] == "(một tấm ảnh)"


async def test_what_is_no_message_is_refused(trial: Bot, http) -> None:
    wrong: tuple[dict[str, Any], ...] = (
        {},
        {"text": ""},
        {"text": "  "},
        {"text": 5},
        {"text": "x" * 4001},
        {"text": "a", "press": "b|c"},
        {"press": "no bar"},
        {"other": "passport"},
        {"id": "short", "text": "a"},
        {"id": "bad id with blanks", "text": "a"},
    )
    assert [await say(http, trial, **body) for body in wrong] == [400] * len(wrong)
    async with http.post(f"{trial.url}/say?person=lan", json=["text"]) as response:
        assert response.status == 400
    async with http.post(f"{trial.url}/say?person=lan", json={"id": ID, "text": "a" * 17_000}) as response:
        assert response.status == 413
    assert await say(http, trial, "nobody", text="a") == 404
    assert trial.served == []


async def test_an_open_page_is_told_each_line_once_and_a_new_page_is_told_all(trial: Bot, http) -> None:
    async with stream(http, f"{trial.url}/stream?person=lan") as events:
        await say(http, trial, text="một")
        told = [line["text"] for line in await anext(events)]
        await say(http, trial, id=OTHER_ID, text="hai")
        while len(told) < 4:
            told += [line["text"] for line in await anext(events)]
    assert sorted(told) == sorted(["một", "hai", *[(await past(http, trial))[1]["text"]] * 2])
    assert [line["text"] for line in await past(http, trial)][::2] == ["một", "hai"]


async def test_the_bot_can_speak_first(trial: Bot, http) -> None:
    async with stream(http, f"{trial.url}/stream?person=hoa") as events:
        await trial.says("hoa", Say("Chị ơi, tháng này tổ 7 chưa báo."))
        assert [line["text"] for line in await anext(events)] == ["Chị ơi, tháng này tổ 7 chưa báo."]


async def test_one_person_does_not_see_the_chat_of_another(trial: Bot, http) -> None:
    await say(http, trial, text="của Lan")
    await say(http, trial, "hoa", id=OTHER_ID, text="của Hoa")
    assert "của Lan" not in [line["text"] for line in await past(http, trial, "hoa")]


async def test_a_restart_ends_the_streams_at_once_and_loses_nothing(trial: Bot, http) -> None:
    await say(http, trial, text="trước")
    async with stream(http, f"{trial.url}/stream?person=lan") as events:
        before = await anext(events)
        await trial.restart()
        assert [event async for event in events] == []
    assert await past(http, trial) == before
    assert await say(http, trial, text="trước") == 200
    assert len(trial.served) == 1
