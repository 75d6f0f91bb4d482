# The API and the worker in one image, with Neo4j's driver. docker-compose.yml starts both.

# The page is built apart: the SDK's image has no Node.js.
FROM node:22-slim AS page
WORKDIR /source/src/explorer
COPY src/explorer/package.json src/explorer/package-lock.json src/explorer/.npmrc ./
RUN npm ci --no-audit --no-fund --ignore-scripts
COPY src/explorer/ ./
RUN npm run --silent build

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
ENV DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# What the packages depend on comes first, so that a change of code does not fetch them again.
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/GraphService/GraphService.csproj src/GraphService/
COPY src/GraphService.Api/GraphService.Api.csproj src/GraphService.Api/Explorer.targets src/GraphService.Api/
COPY src/GraphService.Worker/GraphService.Worker.csproj src/GraphService.Worker/
COPY src/Native.targets src/
RUN dotnet restore src/GraphService.Api --use-current-runtime -p:Neo4jDriver=true \
 && dotnet restore src/GraphService.Worker --use-current-runtime -p:Neo4jDriver=true

COPY cypher/ cypher/
COPY data/ data/
COPY src/ src/
COPY --from=page /source/src/GraphService.Api/wwwroot/ src/GraphService.Api/wwwroot/
RUN dotnet publish src/GraphService.Api -c Release --use-current-runtime -p:Neo4jDriver=true --no-restore \
    -o /app/api -p:ExplorerBuilt=true \
 && dotnet publish src/GraphService.Worker -c Release --use-current-runtime -p:Neo4jDriver=true --no-restore \
    -o /app/worker \
 && mv /app/api/data /app/data

# Not the chiseled image: the health check needs a shell.
FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./

# Runs on a read-only root: no diagnostic sockets, no watching of settings files that cannot change.
ENV DOTNET_EnableDiagnostics=0 \
    DOTNET_hostBuilder__reloadConfigOnChange=false \
    ASPNETCORE_HTTP_PORTS= \
    Urls=http://+:8080
EXPOSE 8080
USER $APP_UID
ENTRYPOINT ["api/GraphService.Api"]
