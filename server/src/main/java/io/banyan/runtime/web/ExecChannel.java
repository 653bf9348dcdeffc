package io.banyan.runtime.web;

/** The first byte of a frame. */
enum ExecChannel {
    /** To the command; an empty frame is end of input. */
    INPUT(0),
    /** From the command; everything when it has a terminal. */
    OUTPUT(1),
    /** From the command, without a terminal. */
    ERROR(2),
    /** JSON: {@code {"resize":[columns,rows]}} to the command, {@code {"exitCode":n}} from it. */
    CONTROL(3);

    private final byte number;

    ExecChannel(int number) {
        this.number = (byte) number;
    }

    byte number() {
        return number;
    }
}
