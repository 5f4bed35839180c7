// region: route
x
// endregion
// region: open
y
