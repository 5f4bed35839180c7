# region: speed
def speed():
    return 1
# endregion

# region: gears
def gears():
    return foo(1, 2]
# endregion
