package main

import "fmt"

// region: main
func main() {
	fmt.Println("Hello")
}
// endregion
