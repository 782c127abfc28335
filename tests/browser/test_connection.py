"""What the server pushes: other windows hear at once, and a lost line loses and doubles nothing."""

from __future__ import annotations

import json

from playwright.sync_api import Route, WebSocketRoute, expect

from tests.browser.conftest import IN_A_BROWSER, Arrive
from tests.browser.demo import Demo
from tests.browser.stranger import Stranger
from tests.photographs import small_photo
from tests.turns import AT_LARGE

pytestmark = IN_A_BROWSER


def test_another_window_hears_at_once(arrive: Arrive) -> None:
    """What is said in one window is in the other without asking, and counted where it is not looked at."""
    one, other = arrive(), arrive()
    one.become("柳青松")
    one.open("长城网格群")
    other.become("马春燕")
    other.open("长城网格群")
    one.say("荆顶村 垃圾满溢", small_photo(13))
    expect(other.said("荆顶村 垃圾满溢")).to_be_visible()
    other.hears("处置中")
    other.open("和走街私聊")
    one.say("我的任务")
    tile = other.page.get_by_test_id("chat-item").filter(has_text="长城网格群")
    expect(tile).to_have_attribute("data-unread", "2")
    expect(other.page).to_have_title("(2) 走街")
    other.open("长城网格群")
    expect(other.page.locator("#unread-from + article")).to_contain_text("我的任务")


def test_two_windows_of_one_browser_are_two_people(arrive: Arrive) -> None:
    """After a reload each is still who it was, with what was being written there."""
    visitor = arrive(alone=True)
    visitor.become("卢静好")
    other = Stranger(visitor.page.context.new_page(), visitor.url)
    other.page.goto(visitor.url)
    other.become("蒋可欣")
    for one, name in ((visitor, "卢静好"), (other, "蒋可欣")):
        one.open("九州网格群")
        one.page.get_by_test_id("composer-text").fill(f"{name}：九州广场")
        one.page.reload()
        expect(one.page.get_by_test_id("who")).to_contain_text(name)
        expect(one.page.get_by_test_id("composer-text")).to_have_value(f"{name}：九州广场")


def test_what_was_asked_for_and_is_pushed_too_is_drawn_once(arrive: Arrive) -> None:
    """Else photos would flicker under the eyes, and a button be gone under the finger."""
    visitor = arrive(alone=True)
    late: list[tuple[WebSocketRoute, str | bytes]] = []

    def hold_back(page_side: WebSocketRoute) -> None:
        page_side.connect_to_server().on_message(lambda said: late.append((page_side, said)))

    visitor.page.route_web_socket("**/api/events", hold_back)
    visitor.page.reload()
    visitor.become("孟庆芳")
    visitor.open("北湖二网格群")
    visitor.say("湖滨巷 垃圾满溢", small_photo(18))
    mine = visitor.page.locator("article.mine").last
    expect(mine).to_contain_text("湖滨巷 垃圾满溢")
    mine.evaluate("node => { node.dataset.seen = 'yes' }")
    while not any("处置中" in (said := json.loads(one)["text"]) and "湖滨巷" in said for _side, one in late):
        visitor.page.wait_for_timeout(50)  # until the bot's answer is held back too
    for page_side, said in late:
        page_side.send(said)
    visitor.hears("处置中")
    expect(visitor.page.locator("article.mine[data-seen=yes]")).to_have_count(1)


def test_a_lost_line_loses_and_doubles_nothing(arrive: Arrive) -> None:
    """The page says that the line is lost, sends again by itself, and comes back without a reload."""
    visitor = arrive(alone=True)
    lines: list[WebSocketRoute] = []
    cut = False

    def connect(page_side: WebSocketRoute) -> None:
        lines.append(page_side)
        if cut:
            page_side.close()
        else:
            page_side.connect_to_server()

    visitor.page.route_web_socket("**/api/events", connect)
    visitor.page.route("**/messages", lambda route: route.abort() if cut else route.continue_())
    visitor.page.reload()
    visitor.become("康美玲")
    visitor.open("双龙网格群")
    while not lines:
        visitor.page.wait_for_timeout(50)  # until the line is there that is cut
    cut = True
    lines[-1].close()
    expect(visitor.page.get_by_test_id("offline")).to_be_visible()
    visitor.page.get_by_test_id("composer-text").fill("我的任务")
    with visitor.page.expect_event("requestfailed"):
        visitor.page.get_by_test_id("send").click()
    cut = False
    visitor.hears("没有等您办的事")
    expect(visitor.page.get_by_test_id("offline")).to_be_hidden()
    expect(visitor.said("我的任务")).to_have_count(1)
    visitor.saw_only_network_faults()


@AT_LARGE
def test_a_restart_in_between_loses_and_doubles_nothing(arrive: Arrive, demo: Demo) -> None:
    """The page says that the line is lost, sends again by itself, and comes back without a reload."""
    visitor = arrive()
    visitor.become("孟庆芳")
    visitor.open("北湖二网格群")
    visitor.say("九鼎停车场 占道经营", small_photo(14))
    visitor.hears("处置中")
    demo.stop()
    expect(visitor.page.get_by_test_id("offline")).to_be_visible()
    visitor.page.get_by_test_id("composer-text").fill("我的任务")
    visitor.page.get_by_test_id("send").click()
    visitor.page.wait_for_timeout(300)
    demo.start()
    expect(visitor.page.get_by_test_id("composer-text")).to_be_editable()  # it has come, or is given up
    if visitor.page.get_by_test_id("composer-text").input_value():
        # It took the machine longer to start than the page tries: once more by hand.
        expect(visitor.page.get_by_test_id("fault")).to_contain_text("不会重复")
        visitor.page.get_by_test_id("send").click()
    visitor.hears("您上报的在办")
    expect(visitor.page.get_by_test_id("offline")).to_be_hidden()
    expect(visitor.said("我的任务")).to_have_count(1)
    visitor.saw_only_network_faults()


def test_an_answer_that_got_lost_does_not_double_the_message(arrive: Arrive) -> None:
    """The server took it and the page does not know: it sends the same again by itself, and it is one message."""
    visitor = arrive(alone=True)
    visitor.become("秦小勇")
    visitor.open("北湖一网格群")
    sent: list[str] = []

    def lose_the_first(route: Route) -> None:
        if route.request.method == "POST":
            sent.append(route.request.url)
        if len(sent) == 1 and route.request.method == "POST":
            route.fetch()
            route.abort()
        else:
            route.continue_()

    visitor.page.route("**/messages", lose_the_first)
    visitor.say("北湖路 乱堆杂物", small_photo(17))
    visitor.hears("处置中")
    assert len(sent) == 2
    expect(visitor.said("北湖路 乱堆杂物")).to_have_count(1)
    visitor.saw_only_network_faults()
