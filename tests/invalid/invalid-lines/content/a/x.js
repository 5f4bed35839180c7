1
2
3
// region: r
5
6
// endregion
