package broken.store;

import io.banyan.kernel.TribeName;

public class ForgetsTheTribe {
    public String find(TribeName tribe) {
        return tribe.value();
    }
}
