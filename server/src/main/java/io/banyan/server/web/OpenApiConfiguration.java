package io.banyan.server.web;

import io.banyan.kernel.Caller;
import io.banyan.kernel.EventFeed;
import io.banyan.kernel.ExpectedGeneration;
import io.banyan.kernel.PageRequest;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;

/** The contract that is read from the code: openapi/banyan.json is its committed form. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, PageRequest.class, ExpectedGeneration.class)
                .addResponseTypeToIgnore(EventFeed.class);
    }

    @Bean
    OpenAPI contract() {
        return new OpenAPI()
                .info(new Info()
                        .title("Banyan")
                        .version("v1")
                        .description("The control plane. Errors are application/problem+json with a stable `code`.")
                        .license(new License().name("Apache-2.0")))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer"))
                        .addSecuritySchemes(
                                "session",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name("BANYAN_SESSION")))
                .addSecurityItem(new SecurityRequirement().addList("token"))
                .addSecurityItem(new SecurityRequirement().addList("session"));
    }

    @Bean
    OperationCustomizer sharedParameters() {
        return (operation, handler) -> {
            List<Class<?>> types = Arrays.stream(handler.getMethodParameters())
                    .<Class<?>>map(MethodParameter::getParameterType)
                    .toList();
            if (types.contains(PageRequest.class)) {
                operation.addParametersItem(new Parameter()
                        .in("query")
                        .name("limit")
                        .schema(new IntegerSchema()
                                ._default(PageRequest.DEFAULT)
                                .maximum(java.math.BigDecimal.valueOf(PageRequest.MAXIMUM))));
                operation.addParametersItem(
                        new Parameter().in("query").name("cursor").schema(new StringSchema()));
            }
            if (types.contains(ExpectedGeneration.class)) {
                operation.addParametersItem(new Parameter()
                        .in("header")
                        .name("If-Match")
                        .required(true)
                        .description("The generation last seen, as the entity tag carries it")
                        .schema(new StringSchema()));
            }
            operation.setOperationId(handler.getBeanType().getSimpleName().replaceFirst("Controller$", "") + "."
                    + handler.getMethod().getName());
            return operation;
        };
    }
}
