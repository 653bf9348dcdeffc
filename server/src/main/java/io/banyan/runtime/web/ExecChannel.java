package io.banyan.runtime.web;

/** The first byte of a frame. */
enum ExecChannel {
    /** To the command; an empty frame is end of input. */
    INPUT,
    /** From the command; everything when it has a terminal. */
    OUTPUT,
    /** From the command, without a terminal. */
    ERROR,
    /** JSON: {@code {"resize":[columns,rows]}} to the command, {@code {"exitCode":n}} from it. */
    CONTROL;

    byte number() {
        return (byte) ordinal();
    }
}
