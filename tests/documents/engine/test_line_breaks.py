"""Lines turn where a reader would pause."""

from __future__ import annotations

from supporter.documents.engine.line_breaks import body_lines, two_lines


def test_the_body_is_broken_between_phrases_alone() -> None:
    size, (first, second) = body_lines(
        (
            "あなたは岩美町が実施するゆるサポ養成講座の所定の課程をすべて修了されました",
            "よって ここにこれを証します",
        )
    )
    assert size == 19
    assert first == ("あなたは岩美町が実施するゆるサポ養成講座の", "所定の課程をすべて修了されました")
    assert second == ("よって ここにこれを証します",)


def test_the_writers_own_spaces_are_the_best_places_to_turn() -> None:
    said = "あなたは つながりサポーター養成講座（基礎講座）を修了し つながりサポーターとなられましたので これを証します"
    assert body_lines((said,)) == (
        19,
        (
            (
                "あなたは",
                "つながりサポーター養成講座（基礎講座）を修了し",
                "つながりサポーターとなられましたので これを証します",
            ),
        ),
    )


def test_a_long_body_is_set_smaller_and_loses_nothing() -> None:
    paragraphs = ("あなたは鳥取市が実施するつながりサポーター養成講座の所定の課程をすべて修了されました",) * 4
    size, lines = body_lines(paragraphs)
    assert size < 19
    assert ["".join(paragraph) for paragraph in lines] == list(paragraphs)


def test_a_phrase_longer_than_a_line_still_fits() -> None:
    _, (lines,) = body_lines(("あ" * 70,))
    assert "".join(lines) == "あ" * 70 and max(map(len, lines)) <= 28


def test_a_name_turns_between_its_words() -> None:
    assert two_lines("Nguyễn Thị Ánh") == ("Nguyễn ", "Thị Ánh")
    assert two_lines("ジョン・アレクサンダー・スミス") == ("ジョン・", "アレクサンダー・スミス")
    assert two_lines("寿限無寿限無") == ("寿限無", "寿限無")
    assert two_lines("葛\U000e0100葛\U000e0100") == ("葛\U000e0100", "葛\U000e0100")
    assert two_lines("林") == ("林",)
    assert two_lines("") == ("",)
