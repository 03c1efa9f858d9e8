# The service alone; PostgreSQL runs beside it (docker-compose.yml).
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml .
COPY src src
COPY rules rules
COPY bpmn bpmn
RUN mvn -B -q -DskipTests package && java -Djarmode=tools -jar target/plumbline.jar extract --destination service

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 plumbline
USER plumbline
WORKDIR /service
COPY --from=build /build/service .
COPY java.options .
ENV PLUMBLINE_ADDRESS=0.0.0.0 PLUMBLINE_PORT=8080
EXPOSE 8080
ENTRYPOINT ["java", "@java.options", "-jar", "plumbline.jar"]
