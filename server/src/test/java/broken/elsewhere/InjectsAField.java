package broken.elsewhere;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

class InjectsAField {
    @Autowired
    @Nullable
    String text;
}
