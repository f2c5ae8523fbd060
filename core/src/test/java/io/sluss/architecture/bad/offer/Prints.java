package io.sluss.architecture.bad.offer;

/** Planted. */
final class Prints {
    void go(String what) {
        System.out.println(what);
    }
}
