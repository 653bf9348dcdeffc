package io.banyan.engine.container.instance;

/** Who is told about instances. Calls come from instances' threads and must return quickly. */
public interface InstanceListener {

    /** Something that can be observed has changed. */
    void changed(Instance instance);

    /** Its end was decided or noticed; it may still hold its slot. */
    void ending(Instance instance, Ending ending);

    /** Nothing is left of it but evidence. */
    void gone(Instance instance);
}
