package io.banyan.engine.tck;

/** The fake engine keeps the contracts that it claims. */
class FakeEngineTckTest extends EngineTck {

    @Override
    protected EngineUnderTest open() {
        return new PlayedEngine();
    }
}
