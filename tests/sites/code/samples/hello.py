# The first line
print("Hello")
