"""Three lists of a town: who completed here, its supporters of today, and who has not completed; each sorted by any."""

from __future__ import annotations

from itertools import pairwise

import pytest

from supporter.documents.reporting.roster_cells import cells
from supporter.domain.accounts.learner import Learner
from supporter.domain.reporting.roster import ALL_COLUMNS
from supporter.domain.reporting.roster_filter import SORTS, WHO
from supporter.domain.shared.access import Person
from supporter.services.people.transfers import Transfers
from supporter.services.people.withdrawals import Withdrawals
from supporter.services.reporting.rosters import RosterFilter
from supporter.storage import records
from tests.support.cast import ATTEMPTS, IWAMI, TOTTORI, Cast, refusal
from tests.support.study import COURSE, Study


async def names(study: Study, officer: Person, **asked: object) -> list[str]:
    chosen = RosterFilter(municipality=officer.municipality, **asked)  # type: ignore[arg-type]
    return [row.name for row in (await study.rosters.rows(officer, chosen)).rows]


async def test_who_steps_down_leaves_the_supporters_and_stays_among_those_who_completed(
    study: Study, cast: Cast
) -> None:
    one = await study.learner("登録 一", registered="yes")
    two = await study.learner("未定 二")
    for person in (one, two):
        await study.complete(person)
    assert await names(study, cast.suzuki, who="listed") == ["登録 一"]
    await Withdrawals(study.store, study.clock, ATTEMPTS).step_down(cast.suzuki, one.id, "self")
    assert await names(study, cast.suzuki, who="listed") == []
    assert await names(study, cast.suzuki) == ["登録 一", "未定 二"]
    assert await names(study, cast.suzuki, registered="no") == ["登録 一"]
    assert await names(study, cast.suzuki, registered="undecided") == ["未定 二"]


async def test_who_moves_stands_among_the_supporters_of_the_new_town_alone(study: Study, cast: Cast) -> None:
    one = await study.learner("山田 太郎", registered="yes")
    await study.complete(one)
    moves = Transfers(study.store, study.clock)
    await moves.propose(cast.suzuki, one.id, IWAMI)
    await moves.accept(cast.tanaka, one.id)
    assert await names(study, cast.tanaka, who="listed", programme=f"tsunagari-{IWAMI}") == ["山田 太郎"]
    assert await names(study, cast.suzuki, who="listed") == []
    old = await study.rosters.rows(cast.suzuki, RosterFilter(municipality=TOTTORI))
    new = await study.rosters.rows(cast.tanaka, RosterFilter(municipality=IWAMI, who="listed"))
    assert [row.notes for row in old.rows] == ["ほかの市町村へ転出"] and old.own == frozenset()
    assert [row.notes for row in new.rows] == ["転入（前の市町村で修了）"] and new.own == frozenset(new.ids)
    assert await study.rosters.certificates(cast.tanaka, RosterFilter(municipality=IWAMI, who="listed")) == []
    assert await names(study, cast.tanaka) == [], "the figures of the town that issued it stay as they are"


async def test_who_has_not_completed_is_listed_begun_or_not(study: Study, cast: Cast) -> None:
    done = await study.learner("修了 一")
    begun = await study.learner("途中 二", age_band="70代")
    await study.learner("未開 三", relation="在勤", wants_news=True)
    await study.complete(done)
    await study.learning.read(begun, COURSE, study.refs[:2])
    ours = {cast.hanako.id, cast.taro.id}
    found = await study.rosters.rows(cast.suzuki, RosterFilter(municipality=TOTTORI, who="open", course=COURSE))
    told = {
        row.name: row.notes for id, row in zip(found.ids, found.rows, strict=True) if id.partition(":")[0] not in ours
    }
    assert told == {"途中 二": "講座の途中", "未開 三": "まだ開いていません"}
    assert await names(study, cast.suzuki, who="open", age_band="70代") == ["途中 二"]
    assert await names(study, cast.suzuki, who="open", relation="在勤", contact="yes") == ["未開 三"]
    await study.complete(begun)
    assert "途中 二" not in await names(study, cast.suzuki, who="open")


@pytest.mark.parametrize("who", WHO)
async def test_every_column_sorts_both_ways_with_what_is_unknown_last(study: Study, cast: Cast, who: str) -> None:
    people = [
        await study.learner("髙橋 一", kana="タカハシ イチ", age_band="70代", registered="yes"),
        await study.learner("Maria Clara Amostra", age_band="20代", district="久松", registered="yes", wants_news=True),
        await study.learner("葛󠄀城 三", kana="カツラギ サン", relation="在勤", registered="yes"),
    ]
    for person in people if who != "open" else people[:0]:
        await study.complete(person)
        study.clock.pass_by(days=40)
    every = sorted(await names(study, cast.suzuki, who=who))
    for column in SORTS:
        for sort in (column, f"-{column}"):
            chosen = RosterFilter(municipality=TOTTORI, who=who, sort=sort)  # type: ignore[arg-type]
            rows = (await study.rosters.rows(cast.suzuki, chosen)).rows
            assert sorted(row.name for row in rows) == every, "sorting loses nobody"
            values = [cells(row, [column])[0] for row in rows]
            known = [value for value in values if value != ""]
            assert values[: len(known)] == known, (sort, "what is not known stands last")
            if column not in ("serial", "completed_era", "registered", "contact_allowed"):
                pairs = pairwise(known if sort == column else list(reversed(known)))
                assert all(first <= second for first, second in pairs), sort  # type: ignore[operator]


async def test_a_picked_roster_finds_the_town_s_certificates_in_its_order(study: Study, cast: Cast) -> None:
    people = [await study.learner(f"{at} 人", kana=kana) for at, kana in enumerate("ウアイ")]
    issued = {person.id: await study.complete(person) for person in people}
    chosen = RosterFilter(municipality=TOTTORI, sort="kana")
    found = await study.rosters.certificates(cast.suzuki, chosen)
    wanted = [issued[people[at].id] for at in (1, 2, 0)]
    assert found == [one.id for one in wanted if one]
    assert await refusal(study.rosters.certificates(cast.tanaka, chosen)) == "access.refused"


async def test_every_export_names_its_columns(study: Study, cast: Cast) -> None:
    await study.complete(cast.hanako)
    await study.rosters.export(cast.suzuki, RosterFilter(municipality=TOTTORI), "確認", "csv", ALL_COLUMNS)
    (entry,) = study.audit("roster.export")
    assert len(entry.facts["columns"].split("、")) == len(ALL_COLUMNS)


async def test_filters_are_kept_by_name_for_who_made_them(study: Study, cast: Cast) -> None:
    mine = study.rosters
    await mine.choose_columns(cast.suzuki, ["name"])
    await mine.save_filter(cast.suzuki, "湖山の70代", {"district": "湖山", "age": "70代"})
    await mine.save_filter(cast.suzuki, "湖山の70代", {"district": "湖山"})
    look = await mine.look(cast.suzuki)
    assert [(one.name, one.chosen) for one in look.saved] == [("湖山の70代", {"district": "湖山"})]
    assert look.columns == ("name",), "neither takes the other away"
    assert (await mine.choose_columns(cast.suzuki, ["name", "kana"])).saved == look.saved
    assert (await mine.look(cast.tanaka)).saved == ()
    for name in ("", "　", "あ" * 21, "二\n行"):
        assert await refusal(mine.save_filter(cast.suzuki, name, {})) == "roster.filter_name"
    for at in range(11):
        await mine.save_filter(cast.suzuki, f"その{at}", {})
    assert await refusal(mine.save_filter(cast.suzuki, "一つ多い", {})) == "roster.filters_full"
    await mine.forget_filter(cast.suzuki, "その3")
    assert len((await mine.look(cast.suzuki)).saved) == 11
    assert await refusal(mine.save_filter(cast.sato, "講師", {})) == "access.refused"


async def test_lists_follow_a_change_at_once(study: Study, cast: Cast) -> None:
    """The lines are kept in memory: whoever is put right, stopped or erased shows so on the next look."""
    one = await study.learner("途中 一")
    assert "途中 一" in await names(study, cast.suzuki, who="open")
    learner = await study.store.read(lambda tx: records.load(tx, Learner, one.id))
    assert learner is not None
    stopped = learner.model_copy(update={"state": "stopped"})
    await study.store.run(lambda tx: records.save(tx, stopped))
    assert "途中 一" not in await names(study, cast.suzuki, who="open")
