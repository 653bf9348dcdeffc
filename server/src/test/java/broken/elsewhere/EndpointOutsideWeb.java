package broken.elsewhere;

import org.springframework.web.bind.annotation.RestController;

@RestController
class EndpointOutsideWeb {}
