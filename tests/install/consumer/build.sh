cc $CFLAGS hello.c $(pkg-config --cflags --libs landrelease) -o hello
