"""The drawings: every value has its place, inside the frame."""

from app.web.charts import progress


def test_totals_stand_from_left_to_right_and_higher_is_better() -> None:
    chart = progress([(20.0, "a"), (90.0, "b"), (60.0, "c")])
    assert [point.x for point in chart.points] == sorted(point.x for point in chart.points)
    low, high, middle = chart.points
    assert high.y < middle.y < low.y
    assert all(chart.left <= point.x <= chart.right for point in chart.points)


def test_a_single_total_is_still_a_drawing() -> None:
    assert progress([(50.0, "a")]).path.startswith("M")
