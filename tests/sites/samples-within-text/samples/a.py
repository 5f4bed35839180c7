def f():
    """
    Text first.
    # region: doc
    if it is not code
        for you
    # endregion
    """
    return 1
