"""What is wanted of the bot or asked how it is done: every row reads its own example."""

import pytest

from understanding.orders.without_a_case.asks_how import TOPICS, Topic, topic_asked
from understanding.orders.without_a_case.courtesies import clauses_beside
from understanding.orders.without_a_case.intents import INTENTS, Intent, intent_of, sure_intent


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_a_topic_is_asked_for_as_its_example_says(topic: Topic) -> None:
    """No topic is without use, and none is overtaken by one before it."""
    assert topic_asked(topic.example) == topic.name


@pytest.mark.parametrize("intent", INTENTS, ids=lambda intent: intent.example)
def test_an_intent_is_told_by_its_example(intent: Intent) -> None:
    """No row is without use, and none is overtaken by one before it."""
    sure = sure_intent(clauses_beside(intent.example))
    assert sure is not None and sure[0] is intent
    assert (intent_of(intent.example) or "").startswith(intent.command)


@pytest.mark.parametrize("text", ["家长会改到周四了吗", "捡到一串钥匙，哪位同事的", "替班的是哪位"])
def test_what_asks_for_no_topic(text: str) -> None:
    """改 and 哪位 are said of other things as well."""
    assert topic_asked(text) not in {"改", "真人"}
