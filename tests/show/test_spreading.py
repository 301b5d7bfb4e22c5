"""Room between what is drawn."""

from itertools import combinations

from hustings.show.spreading import ACROSS, DOWN, spread

SIZE = (1000.0, 620.0)


def near(places, size=SIZE, share=1.0):
    """Pairs whose rooms meet."""
    at = [(x * size[0], y * size[1]) for x, y in places.values()]
    return [
        (a, b)
        for a, b in combinations(at, 2)
        if abs(a[0] - b[0]) < share * ACROSS - 2 and abs(a[1] - b[1]) < share * DOWN - 2
    ]


def test_a_heap_is_moved_apart_and_stays_in_the_picture():
    heap = {f"n{i:02d}": (0.3 + i % 4 * 0.01, 0.4 + i // 4 * 0.01) for i in range(18)}
    assert len(near(heap)) == 18 * 17 // 2
    apart = spread(heap, SIZE)
    assert near(apart) == []
    assert list(apart) == list(heap)
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in apart.values())


def test_what_has_room_stays_where_it_was():
    calm = {"a": (0.0, 0.0), "b": (0.5, 0.5), "c": (1.0, 1.0)}
    assert spread(calm, SIZE) == calm


def test_sixty_share_the_room_there_is():
    many = {f"n{i:02d}": (0.5, 0.5) for i in range(60)}
    apart = spread(many, SIZE)
    assert len({*apart.values()}) == 60
    assert len(near(apart, share=0.6)) < 10


def test_the_same_places_give_the_same():
    heap = {f"n{i}": (0.5 + i * 0.001, 0.5) for i in range(9)}
    assert spread(heap, SIZE) == spread(dict(heap), SIZE)


def test_one_alone_or_nobody_is_left():
    assert spread({}, SIZE) == {}
    assert spread({"a": (0.2, 0.3)}, SIZE) == {"a": (0.2, 0.3)}
