package io.banyan.server.web;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * The console's files, from inside the program. Its addresses are the browser's business, so any
 * path that is no file and no endpoint answers with the start page.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleFiles implements WebMvcConfigurer {
    private static final String PLACE = "classpath:/console/";
    private static final String START_PAGE = "index.html";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // The names of these files contain a hash of their content.
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(PLACE + "assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations(PLACE)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(false)
                .addResolver(new StartPageInstead());
    }

    private static final class StartPageInstead extends PathResourceResolver {
        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            Resource file = path.isEmpty() ? null : super.getResource(path, location);
            if (file != null) {
                return file;
            }
            boolean page = !path.startsWith("api/") && !path.startsWith("actuator") && !path.contains(".");
            return page ? super.getResource(START_PAGE, location) : null;
        }
    }
}
