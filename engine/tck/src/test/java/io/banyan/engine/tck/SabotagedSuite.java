package io.banyan.engine.tck;

import io.banyan.engine.Engine;
import io.banyan.engine.spec.InstanceId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The contracts run against an engine with one defect. Started by {@link ContractsFindDefectsTest} alone. */
class SabotagedSuite extends EngineTck {
    /** The value that the contract of variables hides. */
    private static final String SECRET = "s3cr3t-4b1f0c9e";

    static final AtomicReference<Sabotage> SABOTAGE = new AtomicReference<>(Sabotage.NONE);

    @Override
    protected EngineUnderTest open() {
        return new PlayedEngine() {
            @Override
            public Engine engine() {
                Engine honest = super.engine();
                return (Engine) Proxy.newProxyInstance(
                        Engine.class.getClassLoader(),
                        new Class<?>[] {Engine.class},
                        (proxy, method, arguments) ->
                                SABOTAGE.get().call(() -> invoke(honest, method, arguments), method, arguments));
            }

            @Override
            public String descriptionOf(InstanceId instance) {
                String honest = super.descriptionOf(instance);
                return SABOTAGE.get() == Sabotage.SHOWS_SECRETS ? honest.replace("(secret)", SECRET) : honest;
            }
        };
    }

    private static @Nullable Object invoke(Engine engine, Method method, @Nullable Object @Nullable [] arguments)
            throws Exception {
        try {
            return method.invoke(engine, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
