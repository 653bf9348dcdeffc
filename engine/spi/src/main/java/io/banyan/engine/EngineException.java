package io.banyan.engine;

/** A call that an engine did not carry out. It changed nothing unless the fault's message says otherwise. */
public class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    public EngineException(Fault fault) {
        super(fault.code() + ": " + fault.message());
        this.fault = fault;
    }

    public EngineException(Fault fault, Throwable cause) {
        super(fault.code() + ": " + fault.message(), cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
