"""The drawings: every value has its place, inside the frame."""

from app.web.charts import course, progress


def test_totals_stand_from_left_to_right_and_higher_is_better() -> None:
    chart = progress([(20.0, "a"), (90.0, "b"), (60.0, "c")])
    assert [point.x for point in chart.points] == sorted(point.x for point in chart.points)
    low, high, middle = chart.points
    assert high.y < middle.y < low.y
    assert all(chart.left <= point.x <= chart.right for point in chart.points)


def test_a_single_total_is_still_a_drawing() -> None:
    assert progress([(50.0, "a")]).path.startswith("M")


def test_questions_stand_in_their_lane_and_turn() -> None:
    drawn = course([(1, "situation"), (2, "problem"), (2, "problem"), (3, "feature")], 3)
    assert [(each.turn, each.kind) for each in drawn.marks] == [(1, "situation"), (2, "problem")]
    assert dict(drawn.lanes)["problem"] == drawn.marks[1].y
    assert drawn.marks[1].x == dict(drawn.ticks)[2]
    assert drawn.width > drawn.marks[1].x
