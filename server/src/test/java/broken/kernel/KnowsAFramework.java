package broken.kernel;

import org.springframework.stereotype.Component;

@Component
class KnowsAFramework {}
